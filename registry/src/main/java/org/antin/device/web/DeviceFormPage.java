package org.antin.device.web;

import org.antin.shell.Form;
import org.antin.shell.Phrase;

/// What templates/device/DeviceFormPage.html shows.
///
/// @param sort `lock`, `damage` or `return`: which fields are asked
record DeviceFormPage(
        String sort, Phrase title, String about, Form form, String action, String back) {}
