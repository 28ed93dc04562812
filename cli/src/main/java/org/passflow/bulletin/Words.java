package org.passflow.bulletin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * What stands in a bulletin, in one language.
 *
 * @param language zh or en, which is also the tag of a page
 */
public record Words(String language, Properties texts) {

    /** Those of this build; refuses a language of which it has none. */
    public static Words in(String language) {
        String file = "words_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no bulletin in '" + language + "': zh or en");
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Words(language, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    String of(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no " + key + " in " + language);
        }
        return text;
    }

    /** The name of a region or post; its code where it has none in this language. */
    String name(String chinese, String english, String code) {
        String name = language.equals("zh") ? chinese : english;
        return name.isEmpty() ? code : name;
    }
}
