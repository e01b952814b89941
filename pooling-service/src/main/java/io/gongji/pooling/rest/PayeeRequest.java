package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Accept or refuse a transfer.
///
/// @param payeeId who does; only the transfer's payee may
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"payeeId"})
public record PayeeRequest(
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId payeeId) {}
