package io.gongji.systemtests.examples;

import java.util.ArrayList;
import java.util.List;

/// A story in Markdown: headings, prose, and steps between them, in one order.
///
/// @param parts as they stand in the file
public record Story(List<Part> parts) {
    /// What a reader meets next.
    public sealed interface Part {
        /// `## …`
        record Heading(String text) implements Part {}

        /// A paragraph, its lines joined.
        record Prose(String text) implements Part {}

        record Play(Step step) implements Part {}
    }

    public Story {
        parts = List.copyOf(parts);
    }

    /// Reads a story; its title (`# …`) is left out.
    public static Story parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder prose = new StringBuilder();
        boolean inSteps = false;
        for (String line : text.lines().toList()) {
            boolean fence = line.startsWith("```");
            if (fence || line.isBlank() || line.startsWith("#")) {
                end(prose, parts);
            }
            if (fence) {
                inSteps = !inSteps;
            } else if (inSteps && !line.isBlank() && !line.startsWith("#")) {
                parts.add(new Part.Play(Step.parse(line)));
            } else if (line.startsWith("## ")) {
                parts.add(new Part.Heading(line.substring(3)));
            } else if (!inSteps && !line.startsWith("#") && !line.isBlank()) {
                prose.append(prose.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        end(prose, parts);
        return new Story(parts);
    }

    private static void end(StringBuilder prose, List<Part> parts) {
        if (!prose.isEmpty()) {
            parts.add(new Part.Prose(prose.toString()));
            prose.setLength(0);
        }
    }
}
