package io.gongji.systemtests.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.systemtests.client.Answer;

/// Answers that a step puts together from several.
final class Answers {
    private Answers() {}

    /// The same answer with one figure more.
    static Answer with(Answer answer, String field, long value) {
        ObjectNode body = answer.body().deepCopy();
        body.put(field, value);
        return Answer.of(body);
    }
}
