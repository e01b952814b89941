package io.gongji.contracts;

import java.util.Locale;

/// A sentence for a person at a counter, in both languages the services answer in: what is wrong
/// with which field or line, and what to do. It names no person and repeats nothing that was sent.
///
/// @param english up to 1000 characters, empty when the refusal's own sentence says all
/// @param chinese the same in Chinese; empty exactly when the English is
public record Sentence(String english, String chinese) {
    /// Nothing to add.
    public static final Sentence NONE = new Sentence("", "");

    /// What every service says where it has nothing.
    public static final Sentence NO_SUCH_ADDRESS =
            new Sentence(
                    "There is no such address; the interface at /q/openapi names them all.",
                    "没有该地址，全部地址见 /q/openapi。");

    private static final int MAX = 1000;

    public Sentence {
        if (english.isEmpty() != chinese.isEmpty()
                || english.length() > MAX
                || chinese.length() > MAX) {
            throw new IllegalArgumentException(
                    "a sentence is said in both languages, in at most " + MAX + " characters each");
        }
    }

    /// A name that is the same in both languages, such as that of a field.
    public static Sentence of(String name) {
        return new Sentence(name, name);
    }

    public boolean isEmpty() {
        return english.isEmpty();
    }

    /// The sentence in a caller's language: Chinese when it is asked for, else English.
    public String in(Locale language) {
        return language.getLanguage().equals("zh") ? chinese : english;
    }
}
