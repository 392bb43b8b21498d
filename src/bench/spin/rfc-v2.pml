/*
 * The Live Update Orchestrator of RFC v2 on a host at rest, for Spin: FILES files (1 or 2), with twice as many
 * registrations in a kernel, and one subsystem. A step is one request, carried out to its end, with at most
 * FAULTS failing steps on a way. Written by hand after the same description as the model of this project, and
 * coarser: memory is counted in trees, requests never overlap, malformed trees and boots that fail are left
 * out. So the numbers of states differ; what is compared is how fast states of this size are gone through.
 */
#ifndef FAULTS
#define FAULTS 1
#endif
#ifndef FILES
#define FILES 1
#endif
#define PLACES (2 * FILES)

#define NORMAL 0
#define PREPARED 1
#define FROZEN 2
#define UPDATED 3

#define NONE 0
#define REGISTERED 1
#define GONE 2

/* Where a PREPARE or FREEZE fails: nowhere, set-up, files' data, subsystem, its data, late, a file and those after it. */
#define NOWHERE 0
#define SETUP 1
#define FILEDATA 2
#define SUB 3
#define SUBDATA 4
#define LATE 5
#define FILE0 6

byte state = NORMAL;
bool finalized, map, root, second;
byte trees;             /* 1 MiB trees that are allocated, leaked ones included */
byte faults = FAULTS;
byte reg[PLACES];
byte which[PLACES];     /* the file that is registered there */
bool prep[PLACES], frz[PLACES], dat[PLACES];
bool sprep, sfrz, sdat;
byte in[PLACES];        /* received: 0 none, 1 there, 2 reclaimed */
byte inwhich[PLACES];
bool inupd[PLACES], inold[PLACES], intree;

/* Of one step only; 0 between steps. */
byte i, k, w;
bool failed;

inline clear() { i = 0; k = 0; w = 0; failed = 0 }

inline abortAll() { finalized = 0; map = 0 }

inline cancelFiles(n) {
  k = 0;
  do
  :: k < n ->
    if :: reg[k] == REGISTERED -> prep[k] = 0; frz[k] = 0; dat[k] = 0 :: else fi;
    k++
  :: else -> break
  od
}

inline prepareFiles(where) {
  i = 0; failed = 0;
  do
  :: i < PLACES && !failed ->
    if
    :: reg[i] == REGISTERED && where == FILE0 + i -> failed = 1
    :: reg[i] == REGISTERED && where != FILE0 + i -> prep[i] = 1; dat[i] = 1; i++
    :: else -> i++
    fi
  :: else -> break
  od
}

inline freezeFiles(where) {
  i = 0; failed = 0;
  do
  :: i < PLACES && !failed ->
    if
    :: reg[i] == REGISTERED && where == FILE0 + i -> failed = 1
    :: reg[i] == REGISTERED && where != FILE0 + i -> frz[i] = 1; i++
    :: else -> i++
    fi
  :: else -> break
  od
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
      prepareFiles(where);
      if
      :: failed -> cancelFiles(i); abortAll()
      :: !failed && where == FILEDATA -> cancelFiles(PLACES); abortAll()
      :: !failed && (where == SUB || where == SUBDATA) ->
        cancelFiles(PLACES); sprep = 0; sdat = 0; abortAll()
      :: else ->
        sprep = 1; sdat = 1;
        if
        :: (where == LATE) -> cancelFiles(PLACES); sprep = 0; sdat = 0; trees--; abortAll()
        :: else -> state = PREPARED; finalized = 1; map = 1; root = 1
        fi
      fi
    fi
  fi
}

inline doFreeze(where) {
  if
  :: (state != PREPARED)
  :: else ->
    freezeFiles(where);
    if
    :: failed -> cancelFiles(i); state = NORMAL
    :: !failed && (where == FILEDATA || where == SUB) -> cancelFiles(PLACES); state = NORMAL
    :: !failed && where == SUBDATA -> cancelFiles(PLACES); sprep = 0; sdat = 0; state = NORMAL
    :: else -> sfrz = 1; state = FROZEN
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
      cancelFiles(PLACES); sprep = 0; sfrz = 0; sdat = 0;
      trees--; finalized = 0; state = NORMAL
    fi
  fi
}

inline receive() {
  i = 0;
  do
  :: i < PLACES ->
    in[i] = (root && reg[i] == REGISTERED -> 1 : 0);
    inwhich[i] = (in[i] > 0 -> which[i] : 0);
    inupd[i] = in[i] > 0;
    inold[i] = !dat[i] && in[i] > 0;
    reg[i] = NONE; which[i] = 0; prep[i] = 0; frz[i] = 0; dat[i] = 0;
    i++
  :: else -> break
  od
}

/* The next kernel: what a jump passes on is the root page as it is, stale or not. */
inline jump() {
  receive();
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
  :: (root && !map) -> clear(); goto stopped
  :: else -> jump()
  fi
}

inline doFinish() {
  if
  :: (state == UPDATED) -> i = 0; do :: i < PLACES -> inupd[i] = 0; i++ :: else -> break od; state = NORMAL
  :: else
  fi
}

#define OPEN (state == NORMAL || state == UPDATED)
#define PRESERVE(p, f) d_step { OPEN && reg[p] == NONE && (p == 0 || reg[p - (p > 0)] != NONE) -> reg[p] = REGISTERED; which[p] = f }
#define UNPRESERVE(p) d_step { OPEN && reg[p] == REGISTERED -> reg[p] = GONE; which[p] = 0; prep[p] = 0; frz[p] = 0; dat[p] = 0 }
#define RESTORE(p) state == UPDATED && in[p] == 1 -> in[p] = 2

active proctype host() {
  do
  :: PRESERVE(0, 0)
  :: PRESERVE(1, 0)
  :: UNPRESERVE(0)
  :: UNPRESERVE(1)
  :: d_step { RESTORE(0) }
  :: d_step { RESTORE(1) }
#if FILES > 1
  :: PRESERVE(0, 1)
  :: PRESERVE(1, 1)
  :: PRESERVE(2, 0)
  :: PRESERVE(2, 1)
  :: PRESERVE(3, 0)
  :: PRESERVE(3, 1)
  :: UNPRESERVE(2)
  :: UNPRESERVE(3)
  :: d_step { RESTORE(2) }
  :: d_step { RESTORE(3) }
#endif
  :: d_step { true -> doPrepare(NOWHERE); clear() }
  :: d_step { true -> doFreeze(NOWHERE); clear() }
  :: d_step { true -> doCancel(0); clear() }
  :: d_step { true -> doFinish(); clear() }
  :: atomic { true -> doReboot(NOWHERE); clear() }
  :: faults > 0 -> atomic {
       faults--;
       if
       :: w = SETUP :: w = FILEDATA :: w = SUB :: w = SUBDATA :: w = LATE :: w = FILE0 :: w = FILE0 + 1
#if FILES > 1
       :: w = FILE0 + 2 :: w = FILE0 + 3
#endif
       fi;
       if
       :: true -> doPrepare(w)
       :: w != SETUP && w != LATE -> doFreeze(w)
       :: w != SETUP && w != LATE -> doReboot(w)
       :: w == SETUP -> doCancel(1)
       :: w == FILE0 && state == UPDATED && in[0] == 1 -> in[0] = 2
       :: w == FILE0 + 1 && state == UPDATED && in[1] == 1 -> in[1] = 2
#if FILES > 1
       :: w == FILE0 + 2 && state == UPDATED && in[2] == 1 -> in[2] = 2
       :: w == FILE0 + 3 && state == UPDATED && in[3] == 1 -> in[3] = 2
#endif
       fi;
       clear()
     }
  od;
stopped:
  skip
}
