package luosim.luo;

/**
 * A row of the failure matrix: the point at which an operation failed and what it leaves behind; spec luo-rfc-v2
 * section 6. An operation reports the row that it observed, never a defect number.
 */
public enum Row {
  NONE,
  R1, R2, R3, R4, R5, R6, R7,
  P1, P2, P3, P4, P5, P6, P7, P8, P9, P10, P11, P12, P13, P14, P15,
  Z1, Z2, Z3, Z4, Z5,
  C1, C2, C3, C4,
  K1, K2, K3, K4, K5, K6, K7, K8,
  N1, N2, N3, N4, N5,
  T1, T2, T3, T4, T5, T6, T7, T8, T9
}
