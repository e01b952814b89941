package io.gongji.payment.app;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.MemberVault;
import java.time.YearMonth;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who does the lines of which kind of file.
public final class FileHandlers {
    private final MemberFileLines members;
    private final PayrollHandler payrolls;
    private final PayrollLines payrollLines;
    private final ChannelReceiptHandler receipts;
    private final PolicyBook policies;
    private final MemberVault vault;
    private final Aggregates aggregates;

    public FileHandlers(
            MemberHandler members,
            PayrollHandler payrolls,
            PayrollLines payrollLines,
            ChannelReceiptHandler receipts,
            PolicyBook policies,
            MemberVault vault,
            Aggregates aggregates) {
        this.aggregates = aggregates;
        this.members = new MemberFileLines(members);
        this.payrolls = payrolls;
        this.payrollLines = payrollLines;
        this.receipts = receipts;
        this.policies = policies;
        this.vault = vault;
    }

    FileLines of(FileKind kind) {
        return switch (kind) {
            case FileKind.Members _ -> members;
            case FileKind.Payroll payroll ->
                    new PayrollFileLines(payroll.payroll(), payrollLines, policies, vault);
            case FileKind.Premiums premiums -> new PremiumFileLines(premiums, receipts, vault);
            case FileKind.OpeningBalances opening -> lines(opening);
        };
    }

    OpeningFileLines lines(FileKind.OpeningBalances opening) {
        return new OpeningFileLines(opening, aggregates, vault);
    }

    /// What a payroll file of an employer's month is about.
    Decided<FileKind> payroll(
            Handle handle, EmployerId employer, YearMonth month, @Nullable RegionCode region) {
        PayrollHandler.Located located = payrolls.locate(handle, employer, month, region);
        if (located.refusal() != null) {
            return new Decided.Refused<>(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "region: name the region of this payroll in the address (?region=130100).",
                            "region：请在地址中指明工资表所属统筹区（?region=130100）。"));
        }
        PayrollId payroll = located.payroll();
        return policies.contributions(payroll.region(), month.atDay(1)).isEmpty()
                ? new Decided.Refused<>(
                        Refusal.NOT_CONFIGURED,
                        PayrollHandler.notConfigured(payroll.region(), month))
                : new Decided.Done<>(new FileKind.Payroll(payroll), null);
    }

    /// What a file of collected premiums is about.
    Decided<FileKind> premiums(FileKind.Premiums premiums) {
        return policies.premium(premiums.region(), premiums.year()).isEmpty()
                ? new Decided.Refused<>(
                        Refusal.NOT_CONFIGURED,
                        new Sentence(
                                "The policy of region "
                                        + premiums.region()
                                        + " has no premium for "
                                        + premiums.year()
                                        + "; check the year, or ask the bureau to add it.",
                                "统筹区 "
                                        + premiums.region()
                                        + " 的政策包没有 "
                                        + premiums.year()
                                        + " 年度的保费标准，请核对年度，或联系经办机构补充。"))
                : new Decided.Done<>(premiums, null);
    }
}
