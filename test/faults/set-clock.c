// A laptop clock that a test sets, for one program on Linux: the file CLOCK_FILE holds one 64-bit number,
// the milliseconds to add to the wall clock. Clocks of elapsed time are left alone.
//   cc -shared -fPIC -O2 -o set-clock.so set-clock.c -ldl
//   CLOCK_FILE=/offset LD_PRELOAD=./set-clock.so program
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>

static int64_t added_ms(void) {
  static volatile int64_t *shared;
  if (!shared) {
    const char *path = getenv("CLOCK_FILE");
    int file = path ? open(path, O_RDONLY) : -1;
    if (file < 0) return 0;
    void *map = mmap(NULL, sizeof *shared, PROT_READ, MAP_SHARED, file, 0);
    if (map == MAP_FAILED) return 0;
    shared = map;
  }
  return *shared;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, now);
  if (!result && clock == CLOCK_REALTIME) {
    int64_t nanoseconds = now->tv_sec * 1000000000LL + now->tv_nsec + added_ms() * 1000000LL;
    now->tv_sec = nanoseconds / 1000000000LL;
    now->tv_nsec = nanoseconds % 1000000000LL;
  }
  return result;
}

int gettimeofday(struct timeval *now, void *zone) {
  (void)zone;
  struct timespec time;
  if (clock_gettime(CLOCK_REALTIME, &time)) return -1;
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return 0;
}
