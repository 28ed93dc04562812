package org.passflow.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The queries of the board that this build brings, by name. */
public final class BoardQueries {
    private static final String FOLDER = "board/queries";
    private static final String ENDING = ".sql";

    private BoardQueries() {}

    public static List<BoardQuery> ofThisBuild() {
        URL folder = BoardQueries.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("No " + FOLDER + " on the class path");
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<BoardQuery> read(Path folder) throws IOException {
        List<BoardQuery> queries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    queries.add(BoardQuery.parse(
                            name.substring(0, name.length() - ENDING.length()), Files.readString(file)));
                }
            }
        }
        return List.copyOf(queries);
    }
}
