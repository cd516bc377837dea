// A disk that hangs, for one program on Linux: while the file HANG_WHILE is there, whatever opens, writes,
// syncs or looks at something below the folder HANG_BELOW waits. What is in memory can be read.
//   cc -shared -fPIC -O2 -o hang-disk.so hang-disk.c -ldl
//   HANG_BELOW=/data HANG_WHILE=/hang LD_PRELOAD=./hang-disk.so program
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void wait_at(const char *path) {
  const char *below = getenv("HANG_BELOW");
  const char *flag = getenv("HANG_WHILE");
  if (!path || !below || !flag || strncmp(path, below, strlen(below))) return;
  while (!access(flag, F_OK)) usleep(5000);
}

static void wait_of(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return;
  path[length] = 0;
  wait_at(path);
}

int fsync(int file) {
  wait_of(file);
  return REAL(fsync)(file);
}

int fdatasync(int file) {
  wait_of(file);
  return REAL(fdatasync)(file);
}

ssize_t write(int file, const void *bytes, size_t count) {
  wait_of(file);
  return REAL(write)(file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
  wait_of(file);
  return REAL(pwrite)(file, bytes, count, at);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  wait_of(file);
  return REAL(pwrite64)(file, bytes, count, at);
}

static int opened(int (*real)(const char *, int, ...), const char *path, int flags, va_list more) {
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  wait_at(path);
  return real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  int file = opened(REAL(open), path, flags, more);
  va_end(more);
  return file;
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  int file = opened(REAL(open64), path, flags, more);
  va_end(more);
  return file;
}

int mkdir(const char *path, mode_t mode) {
  wait_at(path);
  return REAL(mkdir)(path, mode);
}

// Node calls statx without its function in the C library.
long syscall(long number, ...) {
  va_list more;
  va_start(more, number);
  long a = va_arg(more, long), b = va_arg(more, long), c = va_arg(more, long);
  long d = va_arg(more, long), e = va_arg(more, long), f = va_arg(more, long);
  va_end(more);
  if (number == SYS_statx) wait_at((const char *)b);
  return ((long (*)(long, ...))dlsym(RTLD_NEXT, "syscall"))(number, a, b, c, d, e, f);
}
