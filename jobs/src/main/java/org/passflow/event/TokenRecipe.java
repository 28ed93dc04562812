package org.passflow.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns the number of a person or vehicle into the token that events carry: HMAC-SHA-256 of the normalised number, 64
 * hexadecimal digits. The same number gives the same token wherever the key is the same; without the key it cannot be
 * found out by trying numbers. The recipe, with test vectors, is docs/tokens.md. Not thread-safe.
 */
public final class TokenRecipe {
    /** As long as the hash: a shorter one could be guessed with less effort than the hash withstands. */
    public static final int SHORTEST_KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");
    private static final Pattern MOBILE_WITH_COUNTRY = Pattern.compile("(?:00)?86(1[3-9][0-9]{9})");

    private final Mac mac;

    private TokenRecipe(Mac mac) {
        this.mac = mac;
    }

    /**
     * The recipe with a key.
     *
     * @param hexKey the key in hexadecimal digits, 32 bytes at least; white space around it is ignored
     * @throws IllegalArgumentException if it is not; the message does not hold the key
     */
    public static TokenRecipe withKey(String hexKey) {
        byte[] key = bytes(hexKey.strip());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return new TokenRecipe(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String hexKey) {
        boolean hex = hexKey.length() % 2 == 0 && hexKey.chars().allMatch(HexFormat::isHexDigit);
        if (!hex || hexKey.length() < 2 * SHORTEST_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key must have " + 2 * SHORTEST_KEY_BYTES + " hexadecimal digits or more, an even number");
        }
        return HexFormat.of().parseHex(hexKey);
    }

    /**
     * The token of an ID, passport, telephone or plate number.
     *
     * @throws IllegalArgumentException if no letter or digit is in it
     */
    public String token(String number) {
        return HexFormat.of().formatHex(mac.doFinal(normalise(number).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The one form of a number that is written in several: Unicode NFKC, letters and digits only, upper case, a mobile
     * number without its country code.
     *
     * @throws IllegalArgumentException if nothing is left; the message does not hold the number
     */
    public static String normalise(String number) {
        String compatible = Normalizer.normalize(number, Normalizer.Form.NFKC);
        String plain = NO_LETTER_OR_DIGIT.matcher(compatible).replaceAll("").toUpperCase(Locale.ROOT);
        if (plain.isEmpty()) {
            throw new IllegalArgumentException("no letter or digit in it");
        }
        Matcher mobile = MOBILE_WITH_COUNTRY.matcher(plain);
        return mobile.matches() ? mobile.group(1) : plain;
    }
}
