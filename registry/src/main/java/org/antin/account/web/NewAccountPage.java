package org.antin.account.web;

import org.antin.shell.Form;
import org.antin.shell.Option;

import java.util.List;

/// What templates/account/NewAccountPage.html shows.
record NewAccountPage(Form form, List<Option> organisations) {}
