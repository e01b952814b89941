package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.event.PaidFor;
import io.gongji.payment.domain.flexible.FlexibleFact;
import io.gongji.payment.domain.flexible.FlexibleState;
import io.gongji.payment.domain.payroll.PayrollFact;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.domain.premium.PremiumState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.PayrollRows;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What was paid is owed again: its money goes back, or the ledger did not take it.
final class GivenBack {
    private final Aggregates aggregates;
    private final PremiumWriter writer;
    private final PayrollRows payrollRows = new PayrollRows();

    GivenBack(Aggregates aggregates) {
        this.aggregates = aggregates;
        this.writer = new PremiumWriter(aggregates);
    }

    /// Undoes one payment.
    ///
    /// @param by the event that had paid it
    void giveBack(Handle handle, Act act, PaidFor paidFor, EventId by) {
        switch (paidFor) {
            case PaidFor.Payroll of -> payroll(handle, act, of);
            case PaidFor.Flexible of -> flexible(handle, act, of);
            case PaidFor.Premium of -> premium(handle, act, of, by);
            case PaidFor.CatchUp _,
                    PaidFor.LargeCostFee _,
                    PaidFor.Debt _,
                    PaidFor.PersonalAccount _ -> {} // the ledger alone knows of it
        }
    }

    private void payroll(Handle handle, Act act, PaidFor.Payroll of) {
        PayrollId payroll = new PayrollId(of.employer(), of.month(), of.region());
        payrollRows.lock(handle, payroll);
        Loaded<PayrollState> loaded = aggregates.payrolls().load(handle, payroll.toString());
        PayrollFact fact = new PayrollFact.Returned(of.employeePartFen(), of.employerPartFen());
        aggregates.append(
                handle, List.of(aggregates.payrolls().prepare(loaded, List.of(fact), act)));
    }

    private void flexible(Handle handle, Act act, PaidFor.Flexible of) {
        Loaded<FlexibleState> month =
                aggregates.flexible().load(handle, of.memberId() + "/" + of.month());
        if (month.state() instanceof FlexibleState.Paid) {
            FlexibleFact fact = new FlexibleFact.Returned(of.amountFen());
            aggregates.append(
                    handle, List.of(aggregates.flexible().prepare(month, List.of(fact), act)));
        }
    }

    private void premium(Handle handle, Act act, PaidFor.Premium of, EventId by) {
        PremiumId id = new PremiumId(of.memberId(), of.year());
        Loaded<PremiumState> premium = aggregates.premiums().load(handle, id.toString());
        if (premium.state() instanceof PremiumState.Paid paid
                && paid.payment().receiptId().equals(by)) {
            List<PremiumFact> facts = List.of(new PremiumFact.Returned(by));
            aggregates.append(
                    handle, List.of(writer.prepare(handle, act, id, premium, facts, act.today())));
        }
    }
}
