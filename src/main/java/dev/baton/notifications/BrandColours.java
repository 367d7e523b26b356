package dev.baton.notifications;

/**
 * A brand's colour in the shades that a page needs, each with enough contrast to be read (WCAG 2.2, 4.5 to 1).
 *
 * @param fill of a button in the light
 * @param ink of words on white
 * @param darkInk of words on the dark ground
 */
public record BrandColours(String fill, String onFill, String ink, String darkInk) {

    private static final double LEAST_CONTRAST = 4.5;
    private static final int DARK_GROUND = 0x14161b;
    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0x000000;

    /** @param accent as {@code #rrggbb} */
    public static BrandColours of(String accent) {
        int colour = Integer.parseInt(accent.substring(1), 16);
        int onFill = contrast(colour, WHITE) >= LEAST_CONTRAST ? WHITE : BLACK;
        return new BrandColours(
                hex(colour),
                hex(onFill),
                hex(mixedUntilRead(colour, BLACK, WHITE)),
                hex(mixedUntilRead(colour, WHITE, DARK_GROUND)));
    }

    public String styleSheet() {
        return """
                :root { --brand: %s; --on-brand: %s; --brand-ink: %s; }
                :root[data-bs-theme="dark"] { --brand-ink: %s; }
                """.formatted(fill, onFill, ink, darkInk);
    }

    private static int mixedUntilRead(int colour, int with, int ground) {
        int mixed = colour;
        for (int share = 5; share <= 100 && contrast(mixed, ground) < LEAST_CONTRAST; share += 5) {
            mixed = mix(colour, with, share / 100.0);
        }
        return mixed;
    }

    private static int mix(int colour, int with, double share) {
        int red = mixed(colour >> 16 & 255, with >> 16 & 255, share);
        int green = mixed(colour >> 8 & 255, with >> 8 & 255, share);
        int blue = mixed(colour & 255, with & 255, share);
        return red << 16 | green << 8 | blue;
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String hex(int colour) {
        return "#%06x".formatted(colour);
    }
}
