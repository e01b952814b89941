package io.gongji.contracts.event;

/// The bounds of free texts in events.
final class Texts {
    /// Characters of a number that a channel or a provider gives its own papers.
    static final int REFERENCE_MAX = 100;

    private Texts() {}

    static void require(String field, String text, int max) {
        if (text.isEmpty() || text.length() > max || hasControl(text)) {
            throw new IllegalArgumentException(
                    field + " has 1 to " + max + " characters and no control characters");
        }
    }

    private static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
