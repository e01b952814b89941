package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Change a wallet's place of use.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"placeOfUse"})
public record PlaceRequest(@Schema(pattern = "[0-9]{6}") @Nullable String placeOfUse) {}
