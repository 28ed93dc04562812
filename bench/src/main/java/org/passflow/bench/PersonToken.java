package org.passflow.bench;

/** Tokens of made-up persons. */
final class PersonToken {

    private PersonToken() {}

    /** As long as a token is, 64 hexadecimal digits, and as little alike. */
    static String of(long person) {
        return "%016x%016x%016x%016x"
                .formatted(
                        person * 0x9e3779b97f4a7c15L,
                        person * 0xc2b2ae3d27d4eb4fL + 1,
                        person * 0x165667b19e3779f9L + 2,
                        person);
    }
}
