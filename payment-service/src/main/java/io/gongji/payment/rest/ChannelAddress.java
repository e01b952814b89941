package io.gongji.payment.rest;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where persons pay by a channel, when the configuration says it.
public record ChannelAddress(@Nullable URI url) {}
