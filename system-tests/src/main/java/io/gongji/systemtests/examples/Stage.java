package io.gongji.systemtests.examples;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Desks;
import java.util.HashMap;
import java.util.Map;

/// What the steps of one example share: the way into the system, and the ids of what earlier steps
/// made, by the names that the example gives them.
record Stage(Desks desks, Names names, Map<String, String> ids) {
    static Stage empty(Desks desks, Names names) {
        return new Stage(desks, names, new HashMap<>());
    }

    /// Remembers the id of a person, a grant, a bill, …
    Answer remember(String name, Answer answer, String idField) {
        if (answer.succeeded()) {
            ids.put(name, answer.text(idField));
        }
        return answer;
    }

    /// An expected value as it is, or the id that `$NAME` stands for.
    String resolved(String expected) {
        return expected.startsWith("$") ? id(expected.substring(1)) : expected;
    }

    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalArgumentException("no step has made " + name);
        }
        return id;
    }

    /// A hospital that only this example knows.
    String provider(String name) {
        return ids.computeIfAbsent("provider " + name, _ -> names.next("HOSP"));
    }
}
