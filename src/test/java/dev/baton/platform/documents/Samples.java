package dev.baton.platform.documents;

import java.util.List;

/** A company to print letters for. */
public final class Samples {

    public static final Letterhead SPICE_HOUSE = new Letterhead(
            "Juniper & Rye Spice House",
            List.of("1840 Commerce Way", "Newark, NJ 07114"),
            List.of("+1 973 555 0142", "orders@juniperrye.example"),
            List.of("Juniper & Rye Spice House, Inc.", "EIN 22-4417730", "First Harbor Bank, routing 021000021"),
            null,
            "#8a3b12");

    public static final Letterhead CASA_ESPECIA = new Letterhead(
            "Casa Especia S. L.",
            List.of("Calle de la Peña 14", "28012 Madrid"),
            List.of("+34 910 555 018", "pedidos@casaespecia.example"),
            List.of("NIF B-84417730", "IBAN ES91 2100 0418 4502 0005 1332"),
            null,
            Letterhead.DEFAULT_COLOUR);

    private Samples() {}
}
