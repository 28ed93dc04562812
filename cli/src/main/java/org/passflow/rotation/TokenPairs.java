package org.passflow.rotation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which token by the new key stands for the person of which token by the old one, as {@code passflow token --new-key-file}
 * writes it: a line a person, the old token, white space, the new one.
 */
public record TokenPairs(Map<String, String> newByOld) {
    private static final Pattern PAIR = Pattern.compile("([0-9A-Za-z_-]{16,64})\\s+([0-9A-Za-z_-]{16,64})");

    /**
     * Reads them; empty lines are left out.
     *
     * @throws IllegalArgumentException naming the line that is no pair, or contradicts another; without a token
     */
    public static TokenPairs of(List<String> lines) {
        Map<String, String> pairs = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            Matcher pair = PAIR.matcher(line);
            if (!pair.matches() || pair.group(1).equals(pair.group(2))) {
                throw new IllegalArgumentException("line %d is not two tokens that differ".formatted(i + 1));
            }
            String known = pairs.put(pair.group(1), pair.group(2));
            if (known == null ? !taken.add(pair.group(2)) : !known.equals(pair.group(2))) {
                throw new IllegalArgumentException("line %d contradicts an earlier one".formatted(i + 1));
            }
        }
        return new TokenPairs(Map.copyOf(pairs));
    }
}
