package org.antin.organisation;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The screen texts as the tests read them.
final class Texts {
    private Texts() {}

    static ResourceBundle of(String capability, String language) {
        return ResourceBundle.getBundle(
                "messages." + capability,
                language.isEmpty() ? Locale.ROOT : Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static String format(ResourceBundle texts, String key, List<Object> arguments) {
        return MessageFormat.format(texts.getString(key), arguments.toArray());
    }
}
