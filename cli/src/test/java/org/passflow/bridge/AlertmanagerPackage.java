package org.passflow.bridge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.passflow.testing.DebianPackage;

/** Prometheus Alertmanager and amtool, as Debian packages them. */
public final class AlertmanagerPackage {
    private static final DebianPackage DEBIAN = new DebianPackage("prometheus-alertmanager", "0.25.0*");

    /** Where Debian's Alertmanager looks for its own templates, and the same length from the folder it is unpacked in. */
    private static final String INSTALLED = "/usr/share/prometheus/alertmanager";

    private static final String FROM_UNPACKED = "usr/share/prometheus/alertmanager/";

    private AlertmanagerPackage() {}

    /** Its working directory must be {@link #folder}, for it is not installed and finds its templates from there. */
    public static Path alertmanager() throws IOException, InterruptedException {
        Path packaged = DEBIAN.binary("prometheus-alertmanager");
        Path movable = packaged.resolveSibling("movable-alertmanager");
        if (!Files.exists(movable)) {
            Files.copy(packaged, movable, StandardCopyOption.COPY_ATTRIBUTES);
            String bytes = Files.readString(packaged, StandardCharsets.ISO_8859_1);
            Files.writeString(movable, bytes.replace(INSTALLED, FROM_UNPACKED), StandardCharsets.ISO_8859_1);
        }
        return movable;
    }

    public static Path folder() {
        return DEBIAN.root();
    }

    /** What amtool says. */
    static String amtool(String... arguments) throws IOException, InterruptedException {
        return DEBIAN.run("amtool", arguments);
    }
}
