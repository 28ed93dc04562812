package org.passflow.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What can be said of the notebooks without running them; {@code NotebooksIT} runs them. */
class NotebookFilesTest {
    private static final Path FOLDER = Path.of("..", "notebooks");
    private static final Notebooks NOTEBOOKS = new Notebooks(FOLDER, null, null);

    @Test
    void outputsAreStripped() throws IOException {
        assertThat(NOTEBOOKS.all()).hasSize(5);
        for (Path notebook : NOTEBOOKS.all()) {
            for (JsonNode cell : cells(notebook)) {
                assertThat(cell.path("outputs"))
                        .as(notebook + " " + cell.get("id"))
                        .isEmpty();
                assertThat(cell.path("execution_count").isNumber())
                        .as(notebook + " " + cell.get("id"))
                        .isFalse();
            }
        }
    }

    @Test
    void everyNotebookIsTitledInChineseAndEnglishAndListed() throws IOException {
        String list = Files.readString(FOLDER.resolve("README.md"));
        for (Path notebook : NOTEBOOKS.all()) {
            assertThat(cells(notebook).get(0).get("source").get(0).asText())
                    .as(notebook.toString())
                    .matches("# \\d\\d .*\\p{IsHan} · [A-Z].*\\n");
            assertThat(list).contains("(" + notebook.getFileName() + ")");
        }
    }

    @Test
    void everyPackageIsPinned() throws IOException {
        for (Path file : NOTEBOOKS.requirementsToOpen()) {
            assertThat(Files.readAllLines(file))
                    .as(file.toString())
                    .allMatch(line -> line.isBlank()
                            || line.startsWith("#")
                            || line.matches("[A-Za-z0-9_.-]+==[0-9][0-9A-Za-z.]*( ;.*)?"));
        }
    }

    private static JsonNode cells(Path notebook) throws IOException {
        return new JsonMapper().readTree(notebook.toFile()).get("cells");
    }
}
