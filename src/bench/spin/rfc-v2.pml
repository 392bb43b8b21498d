/*
 * The Live Update Orchestrator of RFC v2 on a host at rest, for Spin: one file, which may be
 * registered twice in a kernel, and one subsystem. A step is one request, carried out to its end,
 * with at most FAULTS failing steps on a way. Written by hand after the same description as the
 * model of this project, and coarser: memory is counted in trees, requests never overlap, malformed
 * trees and boots that fail are left out. So the numbers of states differ; what is compared is how
 * fast states of this size are gone through.
 */
#ifndef FAULTS
#define FAULTS 1
#endif

#define NORMAL 0
#define PREPARED 1
#define FROZEN 2
#define UPDATED 3

#define NONE 0
#define REGISTERED 1
#define GONE 2

/* Where a PREPARE or FREEZE fails: nowhere, set-up, file 0, file 1, files' data, subsystem, its data, late. */
#define NOWHERE 0
#define SETUP 1
#define FILE0 2
#define FILE1 3
#define FILEDATA 4
#define SUB 5
#define SUBDATA 6
#define LATE 7

byte state = NORMAL;
bool finalized, map, root, second;
byte trees;             /* 1 MiB trees that are allocated, leaked ones included */
byte faults = FAULTS;
byte reg[2];
bool prep[2], frz[2], dat[2];
bool sprep, sfrz, sdat;
byte in[2];             /* received: 0 none, 1 there, 2 reclaimed */
bool inupd[2], inold[2], intree;

inline abortAll() { finalized = 0; map = 0 }

inline cancelFiles(n) {
  if :: (n > 0 && reg[0] == REGISTERED) -> prep[0] = 0; frz[0] = 0; dat[0] = 0 :: else fi;
  if :: (n > 1 && reg[1] == REGISTERED) -> prep[1] = 0; frz[1] = 0; dat[1] = 0 :: else fi
}

inline doPrepare(where) {
  if
  :: finalized
  :: else ->
    root = 0;
    if
    :: (state != NORMAL || where == SETUP) -> abortAll()
    :: else ->
      trees++;
      if :: (reg[0] == REGISTERED && where != FILE0) -> prep[0] = 1; dat[0] = 1 :: else fi;
      if
      :: (where == FILE0 && reg[0] == REGISTERED) -> abortAll()
      :: else ->
        if :: (reg[1] == REGISTERED && where != FILE1) -> prep[1] = 1; dat[1] = 1 :: else fi;
        if
        :: (where == FILE1 && reg[1] == REGISTERED) -> cancelFiles(1); abortAll()
        :: (where == FILEDATA) -> cancelFiles(2); abortAll()
        :: (where == SUB || where == SUBDATA) -> cancelFiles(2); sprep = 0; sdat = 0; abortAll()
        :: else ->
          sprep = 1; sdat = 1;
          if
          :: (where == LATE) ->
            cancelFiles(2); sprep = 0; sdat = 0; trees--; abortAll()
          :: else -> state = PREPARED; finalized = 1; map = 1; root = 1
          fi
        fi
      fi
    fi
  fi
}

inline doFreeze(where) {
  if
  :: (state != PREPARED)
  :: else ->
    if :: (reg[0] == REGISTERED && where != FILE0) -> frz[0] = 1 :: else fi;
    if
    :: (where == FILE0 && reg[0] == REGISTERED) -> state = NORMAL
    :: else ->
      if :: (reg[1] == REGISTERED && where != FILE1) -> frz[1] = 1 :: else fi;
      if
      :: (where == FILE1 && reg[1] == REGISTERED) -> cancelFiles(1); state = NORMAL
      :: (where == FILEDATA || where == SUB) -> cancelFiles(2); state = NORMAL
      :: (where == SUBDATA) -> cancelFiles(2); sprep = 0; sdat = 0; state = NORMAL
      :: else -> sfrz = 1; state = FROZEN
      fi
    fi
  fi
}

inline doCancel(signalled) {
  if
  :: (!finalized)
  :: else ->
    map = 0;
    if
    :: (signalled || (state != PREPARED && state != FROZEN))
    :: else ->
      cancelFiles(2); sprep = 0; sfrz = 0; sdat = 0;
      trees--; finalized = 0; state = NORMAL
    fi
  fi
}

inline receive(i) {
  in[i] = (root && reg[i] == REGISTERED -> 1 : 0);
  inupd[i] = in[i] > 0;
  inold[i] = !dat[i] && in[i] > 0;
  reg[i] = NONE; prep[i] = 0; frz[i] = 0; dat[i] = 0
}

/* The next kernel: what a jump passes on is the root page as it is, stale or not. */
inline jump() {
  receive(0); receive(1);
  intree = root;
  state = (root -> UPDATED : NORMAL);
  trees = 0; finalized = 0; map = 0; root = 0;
  sprep = 0; sfrz = 0; sdat = 0;
  second = 1
}

/* A stale page whose map was freed is parsed out of freed memory: the model stops there. */
inline doReboot(where) {
  doFreeze(where);
  if
  :: (state == NORMAL && where != NOWHERE)
  :: (root && !map) -> goto stopped
  :: else -> jump()
  fi
}

inline doFinish() {
  if
  :: (state == UPDATED) -> inupd[0] = 0; inupd[1] = 0; state = NORMAL
  :: else
  fi
}

active proctype host() {
  do
  :: d_step { (state == NORMAL || state == UPDATED) && reg[0] == NONE -> reg[0] = REGISTERED }
  :: d_step { (state == NORMAL || state == UPDATED) && reg[0] != NONE && reg[1] == NONE -> reg[1] = REGISTERED }
  :: d_step { (state == NORMAL || state == UPDATED) && reg[0] == REGISTERED -> reg[0] = GONE; prep[0] = 0; frz[0] = 0; dat[0] = 0 }
  :: d_step { (state == NORMAL || state == UPDATED) && reg[1] == REGISTERED -> reg[1] = GONE; prep[1] = 0; frz[1] = 0; dat[1] = 0 }
  :: d_step { true -> doPrepare(NOWHERE) }
  :: d_step { true -> doFreeze(NOWHERE) }
  :: d_step { true -> doCancel(0) }
  :: d_step { state == UPDATED && in[0] == 1 -> in[0] = 2 }
  :: d_step { state == UPDATED && in[1] == 1 -> in[1] = 2 }
  :: d_step { true -> doFinish() }
  :: atomic { true -> doReboot(NOWHERE) }
  :: faults > 0 -> atomic {
       faults--;
       if
       :: true -> doPrepare(SETUP) :: true -> doPrepare(FILE0) :: true -> doPrepare(FILE1) :: true -> doPrepare(FILEDATA)
       :: true -> doPrepare(SUB) :: true -> doPrepare(SUBDATA) :: true -> doPrepare(LATE)
       :: true -> doFreeze(FILE0) :: true -> doFreeze(FILE1) :: true -> doFreeze(FILEDATA) :: true -> doFreeze(SUB) :: true -> doFreeze(SUBDATA)
       :: true -> doCancel(1)
       :: state == UPDATED && in[0] == 1 -> in[0] = 2
       :: state == UPDATED && in[1] == 1 -> in[1] = 2
       :: true -> doReboot(FILE0) :: true -> doReboot(FILE1) :: true -> doReboot(FILEDATA) :: true -> doReboot(SUB) :: true -> doReboot(SUBDATA)
       fi
     }
  od;
stopped:
  skip
}
