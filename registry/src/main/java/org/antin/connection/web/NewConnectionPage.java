package org.antin.connection.web;

import org.antin.shell.Form;
import org.antin.shell.Option;

import java.util.List;

/// What templates/connection/NewConnectionPage.html shows.
record NewConnectionPage(Form form, List<Option> organisations, List<Option> scopes) {}
