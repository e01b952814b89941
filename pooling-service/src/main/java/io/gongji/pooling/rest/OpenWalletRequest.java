package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Open a wallet (确认使用钱包).
///
/// @param placeOfUse region code of the city it is used in
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"memberId", "placeOfUse"})
public record OpenWalletRequest(
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId memberId,
        @Schema(pattern = "[0-9]{6}") @Nullable String placeOfUse) {}
