package io.gongji.systemtests.demo;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.Yuan;
import io.gongji.systemtests.demo.DemoFiles.BillFile;
import io.gongji.systemtests.demo.DemoFiles.Relative;
import io.gongji.systemtests.people.Person;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The family of `family.json` as this run enrolled and fed it, and its bills.
final class Family {
    private static final LocalDate INSURED_FROM = LocalDate.of(2024, 7, 1);
    private static final LocalDate INSURED_TO = LocalDate.of(2025, 1, 31);

    private final Run run;
    private final Map<String, Relative> relatives;
    private final Map<String, BillFile> bills;
    private final Map<String, String> memberIds = new HashMap<>();

    Family(Run run) {
        this.run = run;
        this.relatives =
                DemoFiles.family().stream()
                        .collect(Collectors.toMap(Relative::key, Function.identity()));
        this.bills =
                DemoFiles.bills().stream()
                        .collect(Collectors.toMap(BillFile::key, Function.identity()));
    }

    /// Enrols everybody and puts the balances of the file on their accounts.
    void arrive() {
        run.report()
                .section(
                        "A family in Shijiazhuang (its payrolls borrow Henan's figures: pack 130100-demo.1)");
        DemoFiles.family().forEach(this::enrol);
        run.report()
                .say(
                        "%d persons are enrolled; now the payrolls that feed them"
                                .formatted(relatives.size()));
        for (Relative relative : DemoFiles.family()) {
            if (relative.balanceFen() > 0) {
                feed(relative.key(), relative.balanceFen(), "");
                run.report()
                        .check(
                                relative.name() + " (" + relative.key() + ") has, from payrolls",
                                Yuan.of(relative.balanceFen()),
                                Yuan.of(run.ledger().availableFen(id(relative.key()))));
            }
        }
    }

    private void enrol(Relative relative) {
        Person person =
                new Person(
                        relative.name(),
                        idNumber(relative.key()),
                        Run.SHIJIAZHUANG,
                        relative.scheme(),
                        relative.category(),
                        INSURED_FROM);
        String memberId = run.payment().enrol(person);
        memberIds.put(relative.key(), memberId);
        if (relative.uninsured()) {
            Map<String, String> end = Map.of("lastDay", INSURED_TO.toString());
            run.caller()
                    .write(run.payment().api(), "/v1/members/" + memberId + "/insurance-end", end)
                    .orFail("the end of an insurance");
        }
    }

    String idNumber(String key) {
        return run.idNumber(relative(key).bornBy(run.today()));
    }

    /// Payrolls of employers of this person alone; `again` tells a second feeding's employers from
    /// the first's.
    void feed(String key, long amountFen, String again) {
        String employer = run.employer(key.replace("-", "").toUpperCase(Locale.ROOT) + again);
        run.payment().feed(id(key), employer, Run.SHIJIAZHUANG, amountFen);
    }

    String id(String key) {
        String memberId = memberIds.get(key);
        if (memberId == null) {
            throw new IllegalStateException(key + " is not enrolled");
        }
        return memberId;
    }

    private Relative relative(String key) {
        Relative relative = relatives.get(key);
        if (relative == null) {
            throw new IllegalStateException("family.json has no " + key);
        }
        return relative;
    }

    /// Binds and lets the relative spend the giver's balance; gives the binding's id.
    String authorise(String giver, String member, String relation) {
        Answer bound = run.pooling().bind(id(giver), id(member), relation).orFail("a binding");
        run.pooling().authorise(id(giver), id(member)).orFail("an authorisation");
        return bound.text("bindingId");
    }

    /// Sends a bill of `bills.json` and compares its split with the example's; gives the
    /// settlement's id.
    String settle(String billKey, String step) {
        BillFile bill = bills.get(billKey);
        if (bill == null) {
            throw new IllegalStateException("bills.json has no " + billKey);
        }
        Answer answer =
                run.payment()
                        .settle(
                                new PaymentDesk.Bill(
                                        id(bill.patient()),
                                        "PROV0001",
                                        bill.providerRegion(),
                                        run.billNumber(billKey),
                                        bill.serviceDate(),
                                        Yuan.toFen(bill.total()),
                                        Yuan.toFen(bill.inScope())))
                        .orFail("the bill " + billKey);
        run.report().check(bill.example(), step, bill.expected().toString(), split(answer));
        return answer.text("settlementId");
    }

    static String split(Answer bill) {
        return new DemoFiles.Split(
                        Yuan.of(bill.fen("fundFen")),
                        Yuan.of(bill.fen("ownFen")),
                        Yuan.of(bill.fen("poolFen")),
                        Yuan.of(bill.fen("cashFen")))
                .toString();
    }

    /// What a person can spend now, compared with what it should be.
    void checkAvailable(String example, String step, String key, String expected) {
        run.report().check(example, step, expected, Yuan.of(run.ledger().availableFen(id(key))));
    }
}
