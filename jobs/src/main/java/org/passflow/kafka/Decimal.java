package org.passflow.kafka;

/** Rounds the text of a JSON number; exact where a double is not, in time linear in the text whatever its exponent. */
final class Decimal {
    /** Larger than any number in range, in hundredths. */
    private static final int BEYOND = 1_000_000_000;
    /** No record is long enough to bring a number with a larger exponent back into range. */
    private static final int LARGEST_EXPONENT = 100_000_000;

    private Decimal() {}

    /** The number in hundredths, rounded half up by its magnitude; at most ±{@value #BEYOND}, where it is too large. */
    static int hundredths(char[] text, int start, int end) {
        boolean negative = text[start] == '-';
        int mantissa = negative ? start + 1 : start;
        int exponentMark = mantissa;
        int point = -1;
        while (exponentMark < end && text[exponentMark] != 'e' && text[exponentMark] != 'E') {
            if (text[exponentMark] == '.') {
                point = exponentMark;
            }
            exponentMark++;
        }
        int wholeDigits = (point < 0 ? exponentMark : point) - mantissa + exponent(text, exponentMark + 1, end);
        int magnitude = rounded(text, mantissa, exponentMark, wholeDigits + 2);
        return negative ? -magnitude : magnitude;
    }

    private static int exponent(char[] text, int start, int end) {
        if (start >= end) {
            return 0;
        }
        boolean signed = text[start] == '-' || text[start] == '+';
        int exponent = 0;
        for (int i = signed ? start + 1 : start; i < end; i++) {
            exponent = Math.min(LARGEST_EXPONENT, 10 * exponent + (text[i] - '0'));
        }
        return text[start] == '-' ? -exponent : exponent;
    }

    /** The first digits as an integer, one more if the next is five or above; digits behind the last are zeros. */
    private static int rounded(char[] text, int start, int end, int digits) {
        long number = 0;
        int read = 0;
        for (int i = start; i < end; i++) {
            if (text[i] == '.') {
                continue;
            }
            int digit = text[i] - '0';
            if (read >= digits) {
                return (int) (read == digits && digit >= 5 ? number + 1 : number);
            }
            number = 10 * number + digit;
            read++;
            if (number >= BEYOND) {
                return BEYOND;
            }
        }
        while (read < digits && number > 0 && number < BEYOND) {
            number *= 10;
            read++;
        }
        return (int) Math.min(number, BEYOND);
    }
}
