package io.gongji.ledger.view;

import javax.sql.DataSource;

/// Views for tests of other packages.
public final class TestViews {
    private TestViews() {}

    public static OperationQueries operations(DataSource database) {
        return new OperationQueries(new Snapshots(database));
    }

    public static BalanceQueries balances(DataSource database) {
        return new BalanceQueries(new Snapshots(database));
    }

    public static EntryQueries entries(DataSource database) {
        return new EntryQueries(new Snapshots(database));
    }

    public static CorrectionQueries corrections(DataSource database) {
        return new CorrectionQueries(new Snapshots(database));
    }

    public static PeriodQueries periods(DataSource database) {
        return new PeriodQueries(new Snapshots(database));
    }

    public static WalletTransferQueries transfers(DataSource database) {
        return new WalletTransferQueries(new Snapshots(database));
    }

    public static ClearingQueries clearing(DataSource database) {
        return new ClearingQueries(new Snapshots(database));
    }
}
