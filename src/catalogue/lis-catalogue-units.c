/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-catalogue-tables.h"

/* Organisation numbers are those of the Register of legal entities (Enhetsregisteret) as of August 2026. */

#define REGION_KIND "regionalt helseforetak"
#define TRUST_KIND "helseforetak"
#define UNIVERSITY_KIND "helseforetak (universitetssykehus)"
#define HOSPITAL_KIND "sykehus"
#define PRIVATE_KIND "privat ideelt sykehus"

#define REGION(code, name, variants) { LIS_UNIT_REGION, code, name, NULL, NULL, REGION_KIND, variants }
#define TRUST(code, name, parent, number, variants) { LIS_UNIT_TRUST, code, name, parent, number, TRUST_KIND, variants }
#define UNIVERSITY(code, name, parent, number, variants) \
  { LIS_UNIT_TRUST, code, name, parent, number, UNIVERSITY_KIND, variants }
#define PRIVATE(code, name, parent, number, variants) \
  { LIS_UNIT_PRIVATE, code, name, parent, number, PRIVATE_KIND, variants }
#define HOSPITAL(code, name, parent, number, variants) \
  { LIS_UNIT_HOSPITAL, code, name, parent, number, HOSPITAL_KIND, variants }

const LisCatalogueUnit lis_catalogue_units[] = {
  REGION ("HN", "Helse Nord RHF", "Helse Nord"),
  REGION ("HMN", "Helse Midt-Norge RHF", "Helse Midt-Norge | Helse Midt"),
  REGION ("HV", "Helse Vest RHF", "Helse Vest"),
  REGION ("HSØ", "Helse Sør-Øst RHF", "Helse Sør-Øst | Helse Sør-Aust"),

  TRUST ("FIN", "Finnmarkssykehuset HF", "HN", "983974880", "Finnmarkssykehuset | Finnmarkssjukehuset"),
  HOSPITAL ("FIN-K", "Klinikk Kirkenes", "FIN", "974795930", "Kirkenes | Kirkenes sykehus"),
  HOSPITAL ("FIN-H", "Klinikk Hammerfest", "FIN", "974795833", "Hammerfest | Hammerfest sykehus"),

  UNIVERSITY ("UNN", "Universitetssykehuset Nord-Norge HF", "HN", "983974899",
              "UNN HF | Universitetssykehuset Nord-Norge | Universitetssykehuset i Nord-Norge"),
  HOSPITAL ("UNN-T", "UNN Tromsø", "UNN", "974795787", "Tromsø | Universitetssykehuset Nord-Norge, Tromsø"),
  HOSPITAL ("UNN-H", "UNN Harstad", "UNN", "974795639", "Harstad | Universitetssykehuset Nord-Norge, Harstad"),
  HOSPITAL ("UNN-N", "UNN Narvik", "UNN", "974795396", "Narvik | Universitetssykehuset Nord-Norge, Narvik"),

  TRUST ("NLSH", "Nordlandssykehuset HF", "HN", "983974910", "NLSH HF | Nordlandssykehuset | Nordlandssjukehuset"),
  HOSPITAL ("NLSH-B", "Nordlandssykehuset Bodø", "NLSH", "974795361", "NLSH Bodø | Bodø"),
  HOSPITAL ("NLSH-L", "Nordlandssykehuset Lofoten", "NLSH", "974795558", "NLSH Lofoten | Lofoten | Gravdal"),
  HOSPITAL ("NLSH-V", "Nordlandssykehuset Vesterålen", "NLSH", "974795574",
            "NLSH Vesterålen | Vesterålen | Stokmarknes"),

  TRUST ("HSYK", "Helgelandssykehuset HF", "HN", "983974929", "Helgelandssykehuset | Helgelandssjukehuset"),
  HOSPITAL ("HSYK-R", "Helgelandssykehuset Mo i Rana", "HSYK", "974795515", "Mo i Rana | HSYK Mo i Rana"),
  HOSPITAL ("HSYK-M", "Helgelandssykehuset Mosjøen", "HSYK", "974795485", "Mosjøen | HSYK Mosjøen"),
  HOSPITAL ("HSYK-S", "Helgelandssykehuset Sandnessjøen", "HSYK", "974795477", "Sandnessjøen | HSYK Sandnessjøen"),

  TRUST ("HNT", "Helse Nord-Trøndelag HF", "HMN", "983974791", "Helse Nord-Trøndelag | HNT HF"),
  HOSPITAL ("LEV", "Sykehuset Levanger", "HNT", "974754118", "Levanger | Levanger sykehus"),
  HOSPITAL ("NAM", "Sykehuset Namsos", "HNT", "974753898", "Namsos | Namsos sykehus"),

  UNIVERSITY ("StO", "St. Olavs hospital HF", "HMN", "883974832", "St Olavs | St. Olavs hospital | St. Olav"),
  HOSPITAL ("StO-T", "St. Olavs hospital, Trondheim", "StO", "974749025", "St. Olavs Trondheim | Trondheim | Øya"),
  HOSPITAL ("StO-O", "St. Olavs hospital, Orkdal", "StO", "974329506", "Orkdal | Orkdal sjukehus"),
  HOSPITAL ("StO-R", "St. Olavs hospital, Røros", "StO", "974749505", "Røros | Røros sykehus"),
  HOSPITAL ("StO-Ø", "St. Olavs hospital, psykisk helsevern Østmarka", "StO", "874748722", "Østmarka"),

  TRUST ("HMR", "Helse Møre og Romsdal HF", "HMN", "997005562", "Helse Møre og Romsdal | HMR HF"),
  HOSPITAL ("ÅLE", "Ålesund sjukehus", "HMR", "974747138", "Ålesund | Ålesund sykehus"),
  HOSPITAL ("VOL", "Volda sjukehus", "HMR", "974747545", "Volda | Volda sykehus"),
  HOSPITAL ("SNR", "Sjukehuset Nordmøre og Romsdal, Hjelset", "HMR", "932998521",
            "Hjelset | Sjukehuset Nordmøre og Romsdal | SNR Hjelset"),
  HOSPITAL ("MOL", "Molde sjukehus", "HMR", "974745569", "Molde | Molde sykehus"),
  HOSPITAL ("KSU", "Kristiansund sykehus", "HMR", "974746948", "Kristiansund | Kristiansund sjukehus"),

  TRUST ("HFD", "Helse Førde HF", "HV", "983974732", "Helse Førde"),
  HOSPITAL ("FSS", "Førde sjukehus", "HFD", "974744570", "Førde | Førde sykehus | Førde sentralsjukehus"),
  HOSPITAL ("NSH", "Nordfjord sjukehus", "HFD", "974745364", "Nordfjord | Nordfjord sykehus | Nordfjordeid"),
  HOSPITAL ("LSH", "Lærdal sjukehus", "HFD", "974745089", "Lærdal | Lærdal sykehus"),

  UNIVERSITY ("HBE", "Helse Bergen HF", "HV", "983974724", "Helse Bergen"),
  HOSPITAL ("HUS", "Haukeland universitetssjukehus", "HBE", "974557746",
            "Haukeland | Haukeland sykehus | Haukeland universitetssykehus"),
  HOSPITAL ("VSS", "Voss sjukehus", "HBE", "974743272", "Voss | Voss sykehus"),
  HOSPITAL ("KiH", "Kysthospitalet i Hagevik", "HBE", "874743372", "Hagevik | Kysthospitalet | Hagavik"),

  TRUST ("HFO", "Helse Fonna HF", "HV", "983974694", "Helse Fonna"),
  HOSPITAL ("HSJ", "Haugesund sjukehus", "HFO", "974724774", "Haugesund | Haugesund sykehus"),
  HOSPITAL ("SSJ", "Stord sjukehus", "HFO", "974742985", "Stord | Stord sykehus"),
  HOSPITAL ("OSJ", "Odda sjukehus", "HFO", "974743086", "Odda | Odda sykehus"),

  UNIVERSITY ("HST", "Helse Stavanger HF", "HV", "983974678", "Helse Stavanger"),
  HOSPITAL ("SUS", "Stavanger universitetssjukehus", "HST", "974703300", "Stavanger | Stavanger universitetssykehus"),

  PRIVATE ("HDS", "Haraldsplass Diakonale Sykehus", "HV", "984027737", "Haraldsplass | Haraldsplass sykehus"),
  PRIVATE ("BET-B", "Betanien sykehus (Bergen)", "HV", "922716552", "Betanien Bergen | Betanien sykehus"),
  PRIVATE ("HSR", "Haugesund Sanitetsforenings Revmatismesykehus", "HV", "986106839",
           "Haugesund revmatismesykehus | HSR Haugesund"),

  UNIVERSITY ("OUS", "Oslo universitetssykehus HF", "HSØ", "993467049", "OUS HF | Oslo universitetssykehus"),
  HOSPITAL ("RH", "OUS Rikshospitalet", "OUS", "874716782", "Rikshospitalet | Riksen"),
  HOSPITAL ("UUS", "OUS Ullevål", "OUS", "974589095", "Ullevål | Ullevål sykehus | Ullevål universitetssykehus"),
  HOSPITAL ("AKER", "OUS Aker", "OUS", "974588951", "Aker sykehus"),
  HOSPITAL ("DNR", "OUS Radiumhospitalet", "OUS", "974707152", "Radiumhospitalet | Det norske radiumhospital"),
  HOSPITAL ("SSE", "OUS Spesialsykehuset for epilepsi", "OUS", "974705761", "Spesialsykehuset for epilepsi"),

  UNIVERSITY ("Ahus", "Akershus universitetssykehus HF", "HSØ", "983971636", "Ahus HF | Akershus universitetssykehus"),
  HOSPITAL ("Ahus-L", "Akershus universitetssykehus, Lørenskog", "Ahus", "974706490",
            "Ahus Lørenskog | Lørenskog | Ahus Nordbyhagen | Nordbyhagen"),
  HOSPITAL ("Ahus-K", "Akershus universitetssykehus, Kongsvinger", "Ahus", "974631776",
            "Ahus Kongsvinger | Kongsvinger"),
  HOSPITAL ("Ahus-S", "Akershus universitetssykehus, Ski", "Ahus", "974705192", "Ahus Ski | Ski"),

  TRUST ("VV", "Vestre Viken HF", "HSØ", "894166762", "Vestre Viken | VVHF"),
  HOSPITAL ("VV-D", "Drammen sykehus", "VV", "974631326", "Drammen | Vestre Viken Drammen"),
  HOSPITAL ("VV-B", "Bærum sykehus", "VV", "974705788", "Bærum | Vestre Viken Bærum"),
  HOSPITAL ("VV-R", "Ringerike sykehus", "VV", "974631407", "Ringerike | Vestre Viken Ringerike"),
  HOSPITAL ("VV-K", "Kongsberg sykehus", "VV", "974631385", "Kongsberg | Vestre Viken Kongsberg"),

  TRUST ("STHF", "Sykehuset Telemark HF", "HSØ", "983975267", "Sykehuset Telemark | Sjukehuset Telemark"),
  HOSPITAL ("STHF-S", "Sykehuset Telemark, Skien/Porsgrunn", "STHF", "974633191", "STHF Skien | Skien | Porsgrunn"),
  HOSPITAL ("STHF-N", "Sykehuset Telemark, Notodden", "STHF", "974633159", "STHF Notodden | Notodden"),

  TRUST ("SI", "Sykehuset Innlandet HF", "HSØ", "983971709", "SIHF | Sykehuset Innlandet | Sjukehuset Innlandet"),
  HOSPITAL ("SI-E", "Sykehuset Innlandet, Elverum", "SI", "974631768", "SI Elverum | Elverum"),
  HOSPITAL ("SI-G", "Sykehuset Innlandet, Gjøvik", "SI", "974632535", "SI Gjøvik | Gjøvik"),
  HOSPITAL ("SI-H", "Sykehuset Innlandet, Hamar", "SI", "974724960", "SI Hamar | Hamar"),
  HOSPITAL ("SI-L", "Sykehuset Innlandet, Lillehammer", "SI", "874632562", "SI Lillehammer | Lillehammer"),
  HOSPITAL ("SI-T", "Sykehuset Innlandet, Tynset", "SI", "974725215", "SI Tynset | Tynset"),

  TRUST ("SØ", "Sykehuset Østfold HF", "HSØ", "983971768", "SØHF | Sykehuset Østfold | Sjukehuset Østfold"),
  HOSPITAL ("SØ-K", "Sykehuset Østfold, Kalnes/Sarpsborg", "SØ", "974703734", "SØ Kalnes | Kalnes | Sarpsborg"),
  HOSPITAL ("SØ-M", "Sykehuset Østfold, Moss", "SØ", "974633698", "SØ Moss | Moss"),

  TRUST ("SSHF", "Sørlandet sykehus HF", "HSØ", "983975240", "Sørlandet sykehus | Sørlandet sjukehus"),
  HOSPITAL ("SSK", "Sørlandet sykehus, Kristiansand", "SSHF", "974733013", "SSHF Kristiansand | Kristiansand"),
  HOSPITAL ("SSA", "Sørlandet sykehus, Arendal", "SSHF", "974631091", "SSHF Arendal | Arendal"),
  HOSPITAL ("SSF", "Sørlandet sykehus, Flekkefjord", "SSHF", "974595214", "SSHF Flekkefjord | Flekkefjord"),

  TRUST ("SiV", "Sykehuset i Vestfold HF", "HSØ", "983975259", "SiV HF | Sykehuset i Vestfold | Sjukehuset i Vestfold"),
  HOSPITAL ("SiV-T", "Sykehuset i Vestfold, Tønsberg", "SiV", "974633574", "SiV Tønsberg | Tønsberg"),

  TRUST ("SUN", "Sunnaas sykehus HF", "HSØ", "883971752", "Sunnaas | Sunnaas sykehus"),

  PRIVATE ("DHS", "Diakonhjemmet sykehus", "HSØ", "982791952", "Diakonhjemmet"),
  PRIVATE ("LDS", "Lovisenberg Diakonale Sykehus", "HSØ", "965985166", "Lovisenberg | Lovisenberg sykehus"),
  PRIVATE ("MHH", "Martina Hansens Hospital", "HSØ", "985962170", "Martina Hansens"),
  PRIVATE ("BET-S", "Betanien Hospital (Skien)", "HSØ", "981275721", "Betanien Skien | Betanien Hospital"),
  PRIVATE ("RSL", "Revmatismesykehuset Lillehammer", "HSØ", "985773238", "Revmatismesykehuset"),
};
const guint lis_catalogue_n_units = G_N_ELEMENTS (lis_catalogue_units);
