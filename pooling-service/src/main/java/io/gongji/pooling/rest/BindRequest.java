package io.gongji.pooling.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.pooling.app.BindingHandler;
import io.gongji.pooling.app.Relative;
import io.gongji.pooling.domain.giver.Purpose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Bind a relative. The relative is named by ID number or by member id, by one of them.
///
/// @param faceToken of the relative's face verification, from 16 on
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"giverId", "relation", "purpose"})
public record BindRequest(
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId giverId,
        @Schema(description = "18 characters (GB 11643); passed on and never kept", maxLength = 18)
                @Nullable String relativeIdNumber,
        @Schema(implementation = String.class, format = "uuid") @Nullable MemberId relativeId,
        @Nullable Relation relation,
        @Nullable Purpose purpose,
        @Schema(maxLength = 200) @Nullable String faceToken) {
    private static final int ID_NUMBER_MAX = 32;
    private static final int TOKEN_MAX = 200;

    BindingHandler.Bind toBind() {
        return new BindingHandler.Bind(
                Fields.required("giverId", giverId),
                relative(),
                Fields.required("relation", relation),
                Fields.required("purpose", purpose),
                faceToken == null ? null : Fields.text("faceToken", faceToken, TOKEN_MAX));
    }

    private Relative relative() {
        if (relativeId != null) {
            Fields.absent(
                    "relativeIdNumber",
                    relativeIdNumber,
                    new Sentence(
                            "and relativeId name one person twice; send one of them.",
                            "与 relativeId 只需填写其中之一。"));
            return new Relative.ById(relativeId, "relativeId");
        }
        String number = Fields.required("relativeIdNumber or relativeId", relativeIdNumber);
        return new Relative.ByIdNumber(
                Fields.text("relativeIdNumber", number, ID_NUMBER_MAX), "relativeIdNumber");
    }

    /// Without the ID number and the token: a text form ends up in logs.
    @Override
    public String toString() {
        return "BindRequest[giverId=" + giverId + ", purpose=" + purpose + "]";
    }
}
