package io.gongji.payment.domain.flexible;

import io.gongji.contracts.Channel;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.FlexibleRules;
import io.gongji.contracts.policy.PaymentWindow;
import io.gongji.payment.domain.member.MemberState;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A flexible worker pays a month.
///
/// @param person what the registry knows of the payer
/// @param rules the policy in effect for the month, if there is one
/// @param window the days on which the region takes payments, if its policy names any (domain C7)
/// @param today the day of receipt in Asia/Shanghai
public record PayMonth(
        MemberId memberId,
        MemberState.Open person,
        YearMonth month,
        Channel channel,
        String channelReference,
        @Nullable FlexibleRules rules,
        @Nullable PaymentWindow window,
        LocalDate today) {}
