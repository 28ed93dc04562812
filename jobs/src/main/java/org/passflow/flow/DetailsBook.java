package org.passflow.flow;

import java.util.Arrays;
import org.passflow.event.TextBytes;

/**
 * The {@link Details} of many events, one behind the other in one array of bytes: as objects they would be most of what a job
 * keeps, and what its garbage collector goes through again and again. Mutable; only grows.
 */
final class DetailsBook {

    private static final int MORE = 0x80;

    private byte[] bytes;
    private int length;

    /** Takes over an array of which the first bytes are written. */
    DetailsBook(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Writes the details of one event; returns where they stand. */
    int add(Details details) {
        int at = length;
        for (String text : details.texts()) {
            write(text);
        }
        return at;
    }

    private void write(String text) {
        TextBytes coded = text == null ? null : TextBytes.of(text);
        long head = coded == null ? 0 : coded.head();
        int size = coded == null ? 0 : coded.bytes().length;
        makeRoom(Long.BYTES + size);
        while (head >= MORE) {
            bytes[length++] = (byte) ((head & (MORE - 1)) | MORE);
            head >>>= 7;
        }
        bytes[length++] = (byte) head;
        if (size > 0) {
            System.arraycopy(coded.bytes(), 0, bytes, length, size);
            length += size;
        }
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + bytes.length / 2));
        }
    }

    /** The details that stand somewhere. */
    Details at(int place) {
        Reader reader = new Reader(place);
        String[] texts = new String[Details.TEXTS];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = reader.next();
        }
        return Details.of(texts);
    }

    /** Reads one text after the other. */
    private final class Reader {
        private int at;

        Reader(int at) {
            this.at = at;
        }

        String next() {
            long head = 0;
            int shift = 0;
            while (bytes[at] < 0) {
                head |= (long) (bytes[at++] & (MORE - 1)) << shift;
                shift += 7;
            }
            head |= (long) bytes[at++] << shift;
            if (head == 0) {
                return null;
            }
            int size = TextBytes.size(head);
            byte[] coded = Arrays.copyOfRange(bytes, at, at + size);
            at += size;
            return TextBytes.of(head, coded).text();
        }
    }
}
