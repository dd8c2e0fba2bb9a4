package org.antin.journey;

import com.microsoft.playwright.Page;

import org.antin.testkit.Repository;

import java.nio.file.Path;
import java.util.Locale;

/// Pictures of a journey in the order they are taken, kept after the test.
final class Gallery {
    private final Path folder = Repository.root().resolve("registry/target/journey");
    private int number;

    Path folder() {
        return folder;
    }

    Path picture(Page page, String name) {
        number++;
        var file = folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", number, name));
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file));
        return file;
    }
}
