package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.Relative;
import io.gongji.pooling.app.SendHandler;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Send wallet money. The payee is named by ID number or by member id, by one of them.
///
/// @param faceToken of the payer's face verification
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"payerId", "amountFen", "faceToken"})
public record TransferRequest(
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId payerId,
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId payeeId,
        @Schema(description = "18 characters (GB 11643); passed on and never kept", maxLength = 18)
                @Nullable String payeeIdNumber,
        @Schema(minimum = "1", maximum = "1000000000000") @Nullable Long amountFen,
        @Schema(maxLength = 200) @Nullable String faceToken) {
    private static final int ID_NUMBER_MAX = 32;
    private static final int TOKEN_MAX = 200;

    SendHandler.Send toSend() {
        return new SendHandler.Send(
                Fields.required("payerId", payerId),
                payee(),
                Fields.amount("amountFen", Fields.required("amountFen", amountFen)),
                faceToken == null ? null : Fields.text("faceToken", faceToken, TOKEN_MAX));
    }

    private Relative payee() {
        if (payeeId != null) {
            Fields.absent(
                    "payeeIdNumber",
                    payeeIdNumber,
                    new Sentence(
                            "and payeeId name one person twice; send one of them.",
                            "与 payeeId 只需填写其中之一。"));
            return new Relative.ById(payeeId, "payeeId");
        }
        String number = Fields.required("payeeIdNumber or payeeId", payeeIdNumber);
        return new Relative.ByIdNumber(
                Fields.text("payeeIdNumber", number, ID_NUMBER_MAX), "payeeIdNumber");
    }

    /// Without the ID number and the token: a text form ends up in logs.
    @Override
    public String toString() {
        return "TransferRequest[payerId=" + payerId + "]";
    }
}
