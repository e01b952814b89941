package io.gongji.systemtests.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One line of an example's steps: `verb word … key=value … ? field value, field value`.
///
/// @param text the line as it stands in the file
/// @param words what follows the verb, without the options
/// @param expected what the answer must say, by the API's own field names; `refused` is the code
public record Step(
        String text,
        String verb,
        List<String> words,
        Map<String, String> options,
        Map<String, String> expected) {
    public Step {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    static Step parse(String line) {
        String[] halves = line.split("\\?", 2);
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        for (String word : halves[0].strip().split("\\s+", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                words.add(word);
            }
        }
        String expected = halves.length == 2 ? halves[1].strip() : "";
        return new Step(
                line.strip(),
                words.getFirst(),
                words.subList(1, words.size()),
                options,
                expectations(expected));
    }

    private static Map<String, String> expectations(String text) {
        Map<String, String> expected = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return expected;
        }
        for (String pair : text.split(",\\s+", -1)) {
            String[] fieldAndValue = pair.strip().split("\\s+", 2);
            if (fieldAndValue.length != 2) {
                throw new IllegalArgumentException("'" + pair + "' is no 'field value'");
            }
            expected.put(fieldAndValue[0], fieldAndValue[1]);
        }
        return expected;
    }

    /// The step without what it expects.
    String asked() {
        return text.split("\\?", 2)[0].strip();
    }

    /// What follows the verb, as a step of its own.
    Step withoutVerb() {
        return new Step(text, words.getFirst(), words.subList(1, words.size()), options, expected);
    }

    /// The nth word after the verb.
    String word(int nth) {
        if (nth >= words.size()) {
            throw new IllegalArgumentException("'" + text + "' has too few words");
        }
        return words.get(nth);
    }

    int number(int nth) {
        return Integer.parseInt(word(nth));
    }

    String option(String key, String otherwise) {
        return options.getOrDefault(key, otherwise);
    }

    boolean has(String key) {
        return options.containsKey(key);
    }
}
