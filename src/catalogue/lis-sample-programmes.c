/* SPDX-License-Identifier: MPL-2.0 */
#include "lis-sample-programmes.h"

#define OWN NULL
#define HOME LIS_SAMPLE_HOME
#define SECOND LIS_SAMPLE_SECOND
#define CENTRAL LIS_SAMPLE_UNIVERSITY
#define P2 LIS_PART_2
#define P3 LIS_PART_3
#define EVERYWHERE LIS_SAMPLE_EVERYWHERE
#define LARGE LIS_SAMPLE_LARGE
#define UNIVERSITY_ONLY LIS_SAMPLE_UNIVERSITY_ONLY

/* The shapes of orthopaedics, endocrinology, respiratory medicine, radiology, gynaecology, internal medicine, plastic
 * surgery and neurology follow plans that trusts have published; the others are like them. */
static const LisSamplePhase orthopaedics[] = {
  { OWN, HOME, 36, 6, P3 }, { OWN, CENTRAL, 18, 6, P3 }, { OWN, HOME, 18, 6, P3 }, { 0 },
};
static const LisSamplePhase endocrinology[] = {
  { "MED", HOME, 12, 6, P2 }, { "FIM", HOME, 24, 6, P2 }, { OWN, HOME, 18, 6, P3 }, { OWN, CENTRAL, 6, 6, P3 }, { 0 },
};
static const LisSamplePhase respiratory[] = {
  { "FIM", HOME, 12, 6, P2 }, { "FIM", SECOND, 24, 6, P2 }, { OWN, HOME, 12, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 },
  { 0 },
};
static const LisSamplePhase cardiology[] = {
  { "FIM", HOME, 36, 6, P2 }, { OWN, HOME, 24, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { 0 },
};
static const LisSamplePhase internal[] = {
  { "FIM", HOME, 36, 6, P2 }, { OWN, HOME, 18, 6, P3 }, { OWN, SECOND, 6, 6, P3 }, { 0 },
};
static const LisSamplePhase internal_trunk[] = {
  { "FIM", HOME, 30, 6, P2 }, { OWN, HOME, 18, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { OWN, HOME, 6, 6, P3 }, { 0 },
};
static const LisSamplePhase surgical_trunk[] = {
  { "FKI", HOME, 24, 6, P2 }, { OWN, HOME, 24, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { OWN, HOME, 6, 6, P3 }, { 0 },
};
static const LisSamplePhase surgical_short[] = {
  { "FKI", HOME, 24, 6, P2 }, { OWN, HOME, 12, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { OWN, HOME, 18, 6, P3 }, { 0 },
};
static const LisSamplePhase plastic[] = {
  { "KIR", HOME, 24, 6, P2 }, { OWN, HOME, 12, 6, P3 }, { OWN, CENTRAL, 24, 6, P3 }, { 0 },
};
static const LisSamplePhase radiology[] = {
  { OWN, HOME, 36, 6, P3 }, { OWN, CENTRAL, 18, 6, P3 }, { OWN, HOME, 12, 6, P3 }, { 0 },
};
static const LisSamplePhase gynaecology[] = {
  { OWN, HOME, 33, 6, P3 }, { "KIR", HOME, 12, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { OWN, HOME, 6, 6, P3 }, { 0 },
};
static const LisSamplePhase neurology[] = {
  { OWN, HOME, 54, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { 0 },
};
static const LisSamplePhase psychiatry[] = {
  { OWN, HOME, 30, 6, P3 }, { "RUS", HOME, 6, 6, P3 }, { OWN, CENTRAL, 6, 6, P3 }, { OWN, HOME, 18, 6, P3 }, { 0 },
};
static const LisSamplePhase child_psychiatry[] = {
  { OWN, HOME, 36, 6, P3 }, { "VOP", HOME, 12, 6, P3 }, { OWN, CENTRAL, 6, 6, P3 }, { OWN, HOME, 12, 6, P3 }, { 0 },
};
static const LisSamplePhase anaesthesiology[] = {
  { OWN, HOME, 36, 6, P3 }, { OWN, CENTRAL, 12, 4, P3 }, { OWN, HOME, 12, 6, P3 }, { 0 },
};
static const LisSamplePhase paediatrics[] = {
  { OWN, HOME, 42, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { OWN, HOME, 6, 6, P3 }, { 0 },
};
static const LisSamplePhase oncology[] = {
  { OWN, HOME, 30, 6, P3 }, { "MED", HOME, 12, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { OWN, HOME, 12, 6, P3 }, { 0 },
};
static const LisSamplePhase general[] = {
  { OWN, HOME, 30, 6, P3 }, { OWN, CENTRAL, 12, 6, P3 }, { OWN, HOME, 18, 6, P3 }, { 0 },
};

const LisSampleSpecialty lis_sample_specialties[] = {
  { "AMM", 45, EVERYWHERE, "Avdeling for akutt- og mottaksmedisin", "MED", "Akuttmottaket", "MED", internal_trunk,
    { { "MOT", "Akuttmottaket" }, { "OBS", "Observasjonsposten" } } },
  { "ANE", 90, EVERYWHERE, "Avdeling for anestesi og intensivmedisin", NULL, NULL, NULL, anaesthesiology,
    { { "OP", "Anestesiseksjonen" }, { "INT", "Intensivseksjonen" }, { "AKU", "Akuttmedisinsk seksjon" },
      { "SMK", "Smerteklinikken" } } },
  { "BUP", 45, EVERYWHERE, "Avdeling for barne- og ungdomspsykiatri", NULL, NULL, "VOP", child_psychiatry,
    { { "POL", "BUP-poliklinikken" }, { "DØG", "Ungdomspsykiatrisk døgnseksjon" }, { "FAM", "Familieseksjonen" } } },
  { "BAK", 6, UNIVERSITY_ONLY, "Barnekirurgisk avdeling", NULL, NULL, NULL, surgical_trunk,
    { { "NYF", "Seksjon for nyfødtkirurgi" }, { "BUR", "Seksjon for barneurologi" } } },
  { "PED", 70, EVERYWHERE, "Barne- og ungdomsavdelingen", NULL, NULL, NULL, paediatrics,
    { { "SEN", "Barnesengeposten" }, { "NYF", "Nyfødtintensiv" }, { "POL", "Barnepoliklinikken" },
      { "HAB", "Seksjon for barnehabilitering" } } },
  { "BLS", 20, LARGE, "Avdeling for blodsykdommer", "MED", "Seksjon for blodsykdommer", "MED", internal_trunk,
    { { "SEN", "Hematologisk sengepost" }, { "POL", "Hematologisk poliklinikk" } } },
  { "BEK", 16, LARGE, "Avdeling for bryst- og endokrinkirurgi", "KIR", "Seksjon for bryst- og endokrinkirurgi", "KIR",
    surgical_short, { { "BRY", "Brystseksjonen" }, { "ENK", "Endokrinkirurgisk seksjon" } } },
  { "END", 20, LARGE, "Endokrinologisk avdeling", "MED", "Endokrinologisk seksjon", "MED", endocrinology,
    { { "DIA", "Diabetespoliklinikken" }, { "SEN", "Endokrinologisk sengepost" } } },
  { "FOR", 40, EVERYWHERE, "Avdeling for fordøyelsessykdommer", "MED", "Gastromedisinsk seksjon", "MED", internal_trunk,
    { { "LEV", "Seksjon for leversykdommer" }, { "SKO", "Endoskopiseksjonen" },
      { "SEN", "Gastromedisinsk sengepost" } } },
  { "FMR", 25, LARGE, "Avdeling for fysikalsk medisin og rehabilitering", NULL, NULL, NULL, general,
    { { "RYG", "Rygg- og nakkepoliklinikken" }, { "REH", "Rehabiliteringsseksjonen" },
      { "SKA", "Seksjon for hjerneskade" } } },
  { "GYN", 70, EVERYWHERE, "Kvinneklinikken", NULL, NULL, NULL, gynaecology,
    { { "FØD", "Fødeseksjonen" }, { "GYN", "Gynekologisk seksjon" }, { "FOS", "Seksjon for fostermedisin" },
      { "ONK", "Seksjon for gynekologisk kreft" } } },
  { "GAK", 50, EVERYWHERE, "Gastrokirurgisk avdeling", "KIR", "Gastrokirurgisk seksjon", "KIR", surgical_trunk,
    { { "ØVR", "Seksjon for øvre gastrokirurgi" }, { "NED", "Kolorektalseksjonen" },
      { "HPB", "Lever- og pankreasseksjonen" } } },
  { "KIR", 35, EVERYWHERE, "Kirurgisk avdeling", NULL, NULL, "GAK", surgical_trunk,
    { { "TRA", "Traumeseksjonen" }, { "AKU", "Akuttkirurgisk seksjon" }, { "DAG", "Dagkirurgisk seksjon" } } },
  { "GER", 40, EVERYWHERE, "Geriatrisk avdeling", "MED", "Geriatrisk seksjon", "MED", internal_trunk,
    { { "SEN", "Geriatrisk sengepost" }, { "HUK", "Hukommelsespoliklinikken" } } },
  { "HJS", 55, EVERYWHERE, "Hjertemedisinsk avdeling", "MED", "Hjertemedisinsk seksjon", "MED", cardiology,
    { { "OVV", "Hjerteovervåkingen" }, { "INV", "Invasiv seksjon" }, { "ARY", "Arytmiseksjonen" },
      { "EKK", "Ekkolaboratoriet" } } },
  { "HUD", 22, LARGE, "Hudavdelingen", NULL, NULL, NULL, general,
    { { "POL", "Hudpoliklinikken" }, { "VEN", "Venerologisk poliklinikk" } } },
  { "ITR", 6, UNIVERSITY_ONLY, "Avdeling for immunologi og transfusjonsmedisin", NULL, NULL, NULL, general,
    { { "BLO", "Blodbanken" }, { "LAB", "Immunologisk laboratorium" } } },
  { "MED", 70, EVERYWHERE, "Medisinsk avdeling", NULL, NULL, "HJS", internal,
    { { "SEN", "Medisinsk sengepost" }, { "OVV", "Medisinsk overvåking" }, { "SLA", "Slagenheten" } } },
  { "INF", 25, LARGE, "Infeksjonsmedisinsk avdeling", "MED", "Infeksjonsmedisinsk seksjon", "MED", internal_trunk,
    { { "SEN", "Infeksjonsposten" }, { "POL", "Infeksjonspoliklinikken" } } },
  { "KAK", 16, LARGE, "Karkirurgisk avdeling", "KIR", "Karkirurgisk seksjon", "KIR", surgical_short,
    { { "END", "Endovaskulær seksjon" }, { "SEN", "Karkirurgisk sengepost" } } },
  { "KLF", 6, UNIVERSITY_ONLY, "Avdeling for klinisk farmakologi", NULL, NULL, NULL, general,
    { { "LAB", "Farmakologisk laboratorium" }, { "RÅD", "Rådgivningsseksjonen" } } },
  { "KNF", 8, UNIVERSITY_ONLY, "Avdeling for klinisk nevrofysiologi", NULL, NULL, NULL, general,
    { { "EEG", "EEG-seksjonen" }, { "EMG", "Nevrografi- og EMG-seksjonen" } } },
  { "LUN", 30, EVERYWHERE, "Lungeavdelingen", "MED", "Lungeseksjonen", "MED", respiratory,
    { { "SEN", "Lungesengeposten" }, { "SØV", "Søvnlaboratoriet" }, { "POL", "Lungepoliklinikken" } } },
  { "MAX", 4, UNIVERSITY_ONLY, "Kjevekirurgisk avdeling", NULL, NULL, NULL, general,
    { { "POL", "Kjevekirurgisk poliklinikk" }, { "SEN", "Kjevekirurgisk sengepost" } } },
  { "MBK", 12, LARGE, "Avdeling for medisinsk biokjemi", NULL, NULL, NULL, general,
    { { "LAB", "Automasjonsseksjonen" }, { "HOR", "Hormonlaboratoriet" } } },
  { "GEN", 8, UNIVERSITY_ONLY, "Avdeling for medisinsk genetikk", NULL, NULL, NULL, general,
    { { "VEI", "Genetisk veiledning" }, { "LAB", "Genetisk laboratorium" } } },
  { "MMB", 20, LARGE, "Avdeling for medisinsk mikrobiologi", NULL, NULL, NULL, general,
    { { "BAK", "Bakteriologisk seksjon" }, { "VIR", "Virologisk seksjon" } } },
  { "NKI", 12, UNIVERSITY_ONLY, "Nevrokirurgisk avdeling", NULL, NULL, NULL, general,
    { { "SPI", "Spinalseksjonen" }, { "TUM", "Tumorseksjonen" }, { "BAR", "Barnenevrokirurgisk seksjon" } } },
  { "NEV", 50, LARGE, "Avdeling for nevrologi", NULL, NULL, "KNF", neurology,
    { { "SLA", "Slagseksjonen" }, { "BEV", "Seksjon for bevegelsesforstyrrelser" }, { "EPI", "Epilepsiseksjonen" },
      { "POL", "Nevrologisk poliklinikk" } } },
  { "NUK", 8, UNIVERSITY_ONLY, "Avdeling for nukleærmedisin", NULL, NULL, NULL, general,
    { { "PET", "PET-senteret" }, { "SCI", "Scintigrafiseksjonen" } } },
  { "NYR", 20, LARGE, "Nyremedisinsk avdeling", "MED", "Nyreseksjonen", "MED", internal_trunk,
    { { "DIA", "Dialyseseksjonen" }, { "TRA", "Transplantasjonsseksjonen" } } },
  { "ONC", 45, LARGE, "Kreftavdelingen", NULL, NULL, NULL, oncology,
    { { "STR", "Stråleterapiseksjonen" }, { "SEN", "Kreftsengeposten" },
      { "LIN", "Seksjon for lindrende behandling" } } },
  { "ORT", 85, EVERYWHERE, "Ortopedisk avdeling", NULL, NULL, NULL, orthopaedics,
    { { "TRA", "Traumeseksjonen" }, { "PRO", "Proteseseksjonen" }, { "HÅN", "Håndseksjonen" },
      { "RYG", "Ryggseksjonen" },
      { "BAR", "Barneortopedisk seksjon" }, { "FOT", "Fot- og ankelseksjonen" } } },
  { "PAT", 30, LARGE, "Avdeling for patologi", NULL, NULL, NULL, general,
    { { "HIS", "Histologiseksjonen" }, { "CYT", "Cytologiseksjonen" }, { "OBD", "Obduksjonsseksjonen" } } },
  { "PLA", 18, UNIVERSITY_ONLY, "Plastikkirurgisk avdeling", NULL, NULL, NULL, plastic,
    { { "BRA", "Brannskadeseksjonen" }, { "REK", "Rekonstruksjonsseksjonen" } } },
  { "VOP", 140, EVERYWHERE, "Psykiatrisk avdeling", NULL, NULL, "RUS", psychiatry,
    { { "DPS", "Distriktspsykiatrisk senter" }, { "AKU", "Akuttpsykiatrisk seksjon" }, { "PSY", "Psykoseseksjonen" },
      { "ALD", "Alderspsykiatrisk seksjon" } } },
  { "RAD", 85, EVERYWHERE, "Avdeling for bildediagnostikk", NULL, NULL, "NUK", radiology,
    { { "MUS", "Muskel- og skjelettseksjonen" }, { "NEV", "Nevroradiologisk seksjon" },
      { "BUK", "Seksjon for bryst og buk" }, { "INT", "Intervensjonsseksjonen" }, { "MAM", "Brystdiagnostisk senter" },
      { "BAR", "Barneradiologisk seksjon" } } },
  { "REV", 22, LARGE, "Revmatologisk avdeling", NULL, NULL, NULL, general,
    { { "POL", "Revmatologisk poliklinikk" }, { "SEN", "Revmatologisk sengepost" } } },
  { "RUS", 30, EVERYWHERE, "Avdeling for rus og avhengighet", NULL, NULL, "VOP", general,
    { { "AVR", "Avrusningsseksjonen" }, { "POL", "Ruspoliklinikken" } } },
  { "THX", 10, UNIVERSITY_ONLY, "Thoraxkirurgisk avdeling", NULL, NULL, NULL, surgical_trunk,
    { { "HJE", "Hjertekirurgisk seksjon" }, { "LUN", "Lungekirurgisk seksjon" } } },
  { "URO", 28, EVERYWHERE, "Urologisk avdeling", "KIR", "Urologisk seksjon", "KIR", surgical_short,
    { { "NYR", "Nyrekirurgisk seksjon" }, { "POL", "Urologisk poliklinikk" } } },
  { "ØNH", 30, LARGE, "Øre-nese-hals-avdelingen", NULL, NULL, NULL, general,
    { { "HØR", "Høresentralen" }, { "HOD", "Seksjon for hode- og halskirurgi" }, { "POL", "ØNH-poliklinikken" } } },
  { "ØYE", 40, LARGE, "Øyeavdelingen", NULL, NULL, NULL, general,
    { { "NET", "Netthinneseksjonen" }, { "FOR", "Seksjon for fremre segment" }, { "POL", "Øyepoliklinikken" } } },
};
const guint lis_sample_n_specialties = G_N_ELEMENTS (lis_sample_specialties);

/* Hospitals that train, in order of region; the weights are made up to fit the size people know them by. */
const LisSampleHospitalSize lis_sample_hospitals[] = {
  { "UNN-T", 10, UNIVERSITY_ONLY, NULL, TRUE },
  { "UNN-H", 3, EVERYWHERE, NULL, FALSE },
  { "UNN-N", 2, EVERYWHERE, NULL, FALSE },
  { "NLSH-B", 7, LARGE, NULL, FALSE },
  { "NLSH-V", 2, EVERYWHERE, NULL, FALSE },
  { "FIN-H", 2, EVERYWHERE, NULL, FALSE },
  { "FIN-K", 2, EVERYWHERE, NULL, FALSE },
  { "HSYK-R", 2, EVERYWHERE, NULL, FALSE },
  { "HSYK-S", 2, EVERYWHERE, NULL, FALSE },
  { "StO-T", 14, UNIVERSITY_ONLY, NULL, TRUE },
  { "StO-O", 2, EVERYWHERE, "MED HJS LUN GER ANE KIR ORT RAD", FALSE },
  { "LEV", 5, LARGE, NULL, FALSE },
  { "NAM", 3, EVERYWHERE, NULL, FALSE },
  { "ÅLE", 7, LARGE, NULL, FALSE },
  { "SNR", 5, LARGE, NULL, FALSE },
  { "VOL", 2, EVERYWHERE, NULL, FALSE },
  { "HUS", 16, UNIVERSITY_ONLY, NULL, TRUE },
  { "VSS", 2, EVERYWHERE, "MED HJS LUN GER ANE KIR ORT RAD VOP", FALSE },
  { "HSJ", 6, LARGE, NULL, FALSE },
  { "SSJ", 2, EVERYWHERE, NULL, FALSE },
  { "FSS", 5, LARGE, NULL, FALSE },
  { "SUS", 12, LARGE, NULL, FALSE },
  { "HDS", 4, EVERYWHERE, "MED HJS LUN FOR GER ANE KIR GAK ORT RAD", FALSE },
  { "HSR", 1, LARGE, "REV", FALSE },
  { "UUS", 16, UNIVERSITY_ONLY, NULL, TRUE },
  { "RH", 10, UNIVERSITY_ONLY, NULL, TRUE },
  { "DNR", 3, UNIVERSITY_ONLY, "ONC PAT RAD NUK", FALSE },
  { "Ahus-L", 14, LARGE, NULL, FALSE },
  { "Ahus-K", 3, EVERYWHERE, NULL, FALSE },
  { "VV-D", 8, LARGE, NULL, FALSE },
  { "VV-B", 4, EVERYWHERE, NULL, FALSE },
  { "VV-R", 3, EVERYWHERE, NULL, FALSE },
  { "VV-K", 2, EVERYWHERE, NULL, FALSE },
  { "STHF-S", 6, LARGE, NULL, FALSE },
  { "SI-L", 5, LARGE, NULL, FALSE },
  { "SI-G", 4, EVERYWHERE, NULL, FALSE },
  { "SI-H", 4, EVERYWHERE, NULL, FALSE },
  { "SI-E", 4, EVERYWHERE, NULL, FALSE },
  { "SI-T", 1, EVERYWHERE, "MED HJS GER ANE KIR ORT RAD", FALSE },
  { "SØ-K", 9, LARGE, NULL, FALSE },
  { "SSK", 6, LARGE, NULL, FALSE },
  { "SSA", 4, EVERYWHERE, NULL, FALSE },
  { "SSF", 2, EVERYWHERE, NULL, FALSE },
  { "SiV-T", 7, LARGE, NULL, FALSE },
  { "SUN", 1, LARGE, "FMR", FALSE },
  { "DHS", 4, LARGE, "MED HJS LUN FOR GER REV ANE KIR GAK ORT RAD VOP", FALSE },
  { "LDS", 4, EVERYWHERE, "MED HJS LUN FOR GER ANE KIR ORT RAD VOP BUP RUS", FALSE },
  { "MHH", 1, LARGE, "ORT REV", FALSE },
  { "BET-S", 1, LARGE, "REV", FALSE },
  { "RSL", 1, LARGE, "REV", FALSE },
};
const guint lis_sample_n_hospitals = G_N_ELEMENTS (lis_sample_hospitals);

int
lis_sample_find_specialty (const char *code)
{
  for (guint i = 0; i < lis_sample_n_specialties; i++)
    if (g_str_equal (lis_sample_specialties[i].code, code))
      return (int) i;
  return -1;
}
