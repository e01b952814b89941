package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;

/// The expense account of each kind of benefit (domain 4.2, 51xx).
final class Benefits {
    private Benefits() {}

    static Account expense(Benefit benefit, Fund fund, RegionCode region) {
        AccountCode code =
                switch (benefit) {
                    case INPATIENT -> AccountCode.INPATIENT_BENEFIT;
                    case OUTPATIENT -> AccountCode.OUTPATIENT_BENEFIT;
                    case CHRONIC -> AccountCode.CHRONIC_BENEFIT;
                    case OUT_OF_REGION -> AccountCode.OUT_OF_REGION_BENEFIT;
                };
        return Account.of(code, fund, region);
    }
}
