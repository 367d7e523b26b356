package dev.baton.customers;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** States and provinces by the names that people write instead of their codes. */
final class RegionNames {

    private static final String US = """
            AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,
            DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,
            KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,
            MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,
            NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,
            SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,
            WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico,GU Guam,VI U.S. Virgin Islands,VI Virgin Islands,
            AS American Samoa,MP Northern Mariana Islands,FM Micronesia,MH Marshall Islands,PW Palau,
            AA Armed Forces Americas,AE Armed Forces Europe,AP Armed Forces Pacific""";

    private static final String CA = """
            AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,
            NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,QC Québec,SK Saskatchewan,
            YT Yukon""";

    private static final String MX = """
            AGU Aguascalientes,BCN Baja California,BCS Baja California Sur,CAM Campeche,CHH Chihuahua,CHP Chiapas,
            CMX Ciudad de México,CMX CDMX,COA Coahuila,COL Colima,DUR Durango,GRO Guerrero,GUA Guanajuato,HID Hidalgo,
            JAL Jalisco,MEX México,MEX Estado de México,MIC Michoacán,MOR Morelos,NAY Nayarit,NLE Nuevo León,OAX Oaxaca,
            PUE Puebla,QUE Querétaro,ROO Quintana Roo,SIN Sinaloa,SLP San Luis Potosí,SON Sonora,TAB Tabasco,
            TAM Tamaulipas,TLA Tlaxcala,VER Veracruz,YUC Yucatán,ZAC Zacatecas""";

    private static final Map<String, Map<String, String>> CODES =
            Map.of("US", codes(US), "CA", codes(CA), "MX", codes(MX));

    private RegionNames() {}

    static boolean areKnownIn(String country) {
        return CODES.containsKey(country);
    }

    /** The code that is written or named here. */
    static Optional<String> code(String country, String text) {
        return Optional.ofNullable(CODES.getOrDefault(country, Map.of()).get(text.toUpperCase(Locale.ROOT)));
    }

    private static Map<String, String> codes(String table) {
        var codes = new HashMap<String, String>();
        Arrays.stream(table.split(",\\n?")).forEach(entry -> {
            int blank = entry.indexOf(' ');
            var code = entry.substring(0, blank);
            codes.put(code, code);
            codes.put(entry.substring(blank + 1).toUpperCase(Locale.ROOT), code);
        });
        return codes;
    }
}
