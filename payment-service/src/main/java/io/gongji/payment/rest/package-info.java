/// REST resources, requests, responses and problems.
@NullMarked
package io.gongji.payment.rest;

import org.jspecify.annotations.NullMarked;
