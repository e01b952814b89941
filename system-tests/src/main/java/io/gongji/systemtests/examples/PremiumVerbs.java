package io.gongji.systemtests.examples;

import static java.util.Map.entry;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PremiumDesk;
import io.gongji.systemtests.client.Yuan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Resident premiums: quotes, orders, payments from an account, the history; catch-up and cash.
final class PremiumVerbs implements Verbs {
    private final Stage stage;

    PremiumVerbs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Map<String, Verb> verbs() {
        return Map.ofEntries(
                entry("quote", this::quote),
                entry("family-quote", this::familyQuote),
                entry("categories", this::categories),
                entry("order", this::order),
                entry("pay-by-channel", this::payByChannel),
                entry("cancel", step -> premiums().cancel(stage.id(step.word(0)))),
                entry("channel-pays", this::channelPays),
                entry("password", this::password),
                entry("pay-from", this::payFrom),
                entry("premium", this::premium),
                entry("coverage", this::coverage),
                entry("catch-up", this::catchUp),
                entry("withdraw", this::withdraw),
                entry("approve", this::approve),
                entry("pay-out", this::payOut));
    }

    private PremiumDesk premiums() {
        return stage.desks().premiums();
    }

    /// `quote 350100 2025 ORDINARY [age=62]`, or `quote 000000@old.1 ORDINARY` by a pack that names
    /// no region; several categories with commas, a grade after a colon.
    private Answer quote(Step step) {
        boolean byPack = step.word(0).contains("@");
        Map<String, Object> question = person(step.word(byPack ? 1 : 2), step.option("age", ""));
        if (byPack) {
            question.put("policyVersion", step.word(0));
        } else {
            question.put("region", step.word(0));
            question.put("year", step.number(1));
        }
        return premiums().quote(question);
    }

    /// `family-quote 211400 2025 ORDINARY ORDINARY …`: a word a person.
    private Answer familyQuote(Step step) {
        List<Map<String, Object>> persons = new ArrayList<>();
        for (String categories : step.words().subList(2, step.words().size())) {
            persons.add(person(categories, ""));
        }
        return premiums().familyQuote(step.word(0), step.number(1), persons);
    }

    private static Map<String, Object> person(String categories, String age) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("categories", categories(categories));
        if (!age.isEmpty()) {
            person.put("age", Integer.parseInt(age));
        }
        return person;
    }

    private static List<Map<String, Object>> categories(String words) {
        List<Map<String, Object>> categories = new ArrayList<>();
        for (String word : words.split(",", -1)) {
            String[] nameAndGrade = word.split(":", 2);
            Map<String, Object> category = new LinkedHashMap<>();
            category.put("category", nameAndGrade[0]);
            if (nameAndGrade.length == 2) {
                category.put("grade", Integer.parseInt(nameAndGrade[1]));
            }
            categories.add(category);
        }
        return categories;
    }

    /// `categories CHILD EXTREME_POVERTY 2024-01-01`
    private Answer categories(Step step) {
        List<Map<String, Object>> categories = categories(step.word(1));
        categories.forEach(category -> category.put("from", step.word(2)));
        return premiums().categories(stage.id(step.word(0)), categories);
    }

    /// `order CHILD 2025 [via=ALIPAY] [as=ORDER]`
    private Answer order(Step step) {
        String name = step.option("as", "ORDER");
        Answer order =
                premiums()
                        .order(
                                stage.id(step.word(0)),
                                step.number(1),
                                step.option("via", "ALIPAY"));
        return stage.remember(name, order, "orderId");
    }

    /// `pay-by-channel CHILD 2025`: an order, the channel's call-back, and the premium it became.
    private Answer payByChannel(Step step) {
        Answer order = order(step);
        if (!order.succeeded()) {
            return order;
        }
        return order.text("status").equals("AWAITING_PAYMENT")
                ? premiums().payOrder(order)
                : premiums().premium(stage.id(step.word(0)), step.number(1));
    }

    /// `channel-pays ORDER WECHAT 450`: the channel's simulator takes it and calls back, whatever
    /// the order is.
    private Answer channelPays(Step step) {
        return premiums()
                .payAtChannel(stage.id(step.word(0)), step.word(1), Yuan.toFen(step.word(2)));
    }

    private Answer password(Step step) {
        return premiums().setPassword(stage.id(step.word(0)), step.word(1));
    }

    /// `pay-from PARENT CHILD 2025 password=246810 [key=FIRST] [as=RECEIPT]`; the same key is the
    /// same request.
    private Answer payFrom(Step step) {
        String key = step.has("key") ? key(step.option("key", "")) : Caller.freshKey();
        Answer paid =
                premiums()
                        .fromAccountOnce(
                                stage.id(step.word(1)),
                                step.number(2),
                                stage.id(step.word(0)),
                                step.option("password", ""),
                                key);
        return stage.remember(step.option("as", "PREMIUM"), paid, "receiptId");
    }

    private String key(String name) {
        return stage.ids().computeIfAbsent("key " + name, _ -> Caller.freshKey());
    }

    private Answer premium(Step step) {
        return premiums().premium(stage.id(step.word(0)), step.number(1));
    }

    private Answer coverage(Step step) {
        return premiums().coverage(stage.id(step.word(0)), step.word(1));
    }

    /// `catch-up 350100 paidMonths=260`
    private Answer catchUp(Step step) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("region", step.word(0));
        step.options().forEach((field, value) -> question.put(field, Integer.parseInt(value)));
        return premiums().catchUp(question);
    }

    /// `withdraw PERSON DEATH [documents=…]`
    private Answer withdraw(Step step) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("memberId", stage.id(step.word(0)));
        request.put("reason", step.word(1));
        request.put(
                "documents",
                step.has("documents")
                        ? List.of(step.option("documents", "").split(",", -1))
                        : List.of());
        return stage.remember(
                "WITHDRAWAL", stage.desks().payment().withdraw(request), "withdrawalId");
    }

    private Answer approve(Step step) {
        return stage.desks()
                .payment()
                .approveWithdrawal(stage.id("WITHDRAWAL"), step.option("by", "second-person"));
    }

    private Answer payOut(Step step) {
        return stage.desks()
                .payment()
                .payWithdrawal(stage.id("WITHDRAWAL"), stage.names().next("BANK"));
    }
}
