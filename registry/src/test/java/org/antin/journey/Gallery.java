package org.antin.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;

import org.antin.testkit.Program;
import org.antin.testkit.Repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Pictures of a journey in the order they are taken, kept after the test.
final class Gallery {
    private final Path folder;
    private int number;

    /// @param name of the folder under `registry/target`
    Gallery(String name) {
        folder = Repository.root().resolve("registry/target").resolve(name);
    }

    /// Begins anew.
    void clear() throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
    }

    Path folder() {
        return folder;
    }

    Path picture(Page page, String name) {
        var file = next(name);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        return file;
    }

    /// A page of a PDF as a reader that isn't ours shows it.
    ///
    /// @param desk where the reader may leave its remarks
    Path paper(Path desk, Path pdf, int page, String name)
            throws IOException, InterruptedException {
        var file = next(name);
        var stem = file.toString().substring(0, file.toString().length() - ".png".length());
        var number = Integer.toString(page);
        var said =
                Program.run(
                        desk,
                        "pdftoppm",
                        "-r",
                        "80",
                        "-png",
                        "-singlefile",
                        "-f",
                        number,
                        pdf.toString(),
                        stem);
        assertThat(said.exit()).as(said.text()).isZero();
        return file;
    }

    private Path next(String name) {
        number++;
        return folder.resolve(String.format(Locale.ROOT, "%03d-%s.png", number, name));
    }
}
