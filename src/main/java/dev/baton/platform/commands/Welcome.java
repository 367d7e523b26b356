package dev.baton.platform.commands;

import java.util.List;

/** What somebody who has just started Baton should read: how to sign in, for one. Printed below the address. */
public interface Welcome {

    List<String> lines();
}
