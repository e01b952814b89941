package io.gongji.pooling.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.GrantEvent.EndReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// End a grant or a binding; without a reason it is the giver who ends it.
///
/// @param reason GIVER_ENDED, or MEMBER_LEFT when the member leaves (退出)
public record EndGrantRequest(
        @Schema(enumeration = {"GIVER_ENDED", "MEMBER_LEFT"}) @Nullable EndReason reason) {
    static EndReason reasonOf(@Nullable EndGrantRequest request) {
        if (request == null || request.reason() == null) {
            return EndReason.GIVER_ENDED;
        }
        return switch (request.reason()) {
            case GIVER_ENDED, MEMBER_LEFT -> request.reason();
            case INSURANCE_CHANGED ->
                    throw new ProblemException(
                            Refusal.INVALID_FIELD,
                            new Sentence(
                                    "reason is GIVER_ENDED or MEMBER_LEFT; a change of insurance is found by the daily check.",
                                    "reason 应为 GIVER_ENDED 或 MEMBER_LEFT；参保变动由每日核查处理。"));
        };
    }
}
