/* What a processor can do: each work in C, in float32, with one pass forward and one back. Prints milliseconds of processor time,
   a run a line. Build: cc -O3 -march=native -ffast-math limit.c -lm */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BLOCK 512
#define CLASSES 64

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

static uint32_t state = 3;
static float uniform(void) {
  state ^= state << 13;
  state ^= state >> 17;
  state ^= state << 5;
  return (state >> 8) / 16777216.0f;
}

__attribute__((noinline)) static double binary(const float *p, const float *t, float *g, size_t n) {
  double I = 0, P = 0, T = 0;
  for (size_t start = 0; start < n; start += 16384) {
    size_t end = start + 16384 < n ? start + 16384 : n;
    float i = 0, a = 0, b = 0;
    for (size_t k = start; k < end; k++) {
      i += p[k] * t[k];
      a += p[k];
      b += t[k];
    }
    I += i;
    P += a;
    T += b;
  }
  double U = P + T + 1e-6, D = (2 * I + 1e-6) / U;
  float a = -2 / U, b = D / U;
  for (size_t k = 0; k < n; k++) g[k] = a * t[k] + b;
  return 1 - D;
}

__attribute__((noinline)) static double softmax(const float *z, const uint8_t *labels, float *g, int batch, int classes,
                                                size_t voxels) {
  double loss = 0;
  for (int s = 0; s < batch; s++) {
    const float *zs = z + (size_t)s * classes * voxels;
    float *gs = g + (size_t)s * classes * voxels;
    const uint8_t *l = labels + s * voxels;
    double I[CLASSES] = {0}, P[CLASSES] = {0}, T[CLASSES] = {0};
    for (size_t o = 0; o < voxels; o += BLOCK) {
      int n = o + BLOCK < voxels ? BLOCK : (int)(voxels - o);
      float most[BLOCK], sum[BLOCK];
      for (int k = 0; k < n; k++) most[k] = zs[o + k];
      for (int c = 1; c < classes; c++)
        for (int k = 0; k < n; k++) {
          float x = zs[c * voxels + o + k];
          most[k] = x > most[k] ? x : most[k];
        }
      for (int k = 0; k < n; k++) sum[k] = 0;
      for (int c = 0; c < classes; c++)
        for (int k = 0; k < n; k++) {
          float x = expf(zs[c * voxels + o + k] - most[k]);
          gs[c * voxels + o + k] = x;
          sum[k] += x;
        }
      for (int k = 0; k < n; k++) sum[k] = 1 / sum[k];
      for (int c = 0; c < classes; c++) {
        float i = 0, p = 0;
        int t = 0;
        for (int k = 0; k < n; k++) {
          float x = gs[c * voxels + o + k] * sum[k];
          int hit = l[o + k] == c;
          gs[c * voxels + o + k] = x;
          p += x;
          i += hit ? x : 0;
          t += hit;
        }
        I[c] += i;
        P[c] += p;
        T[c] += t;
      }
    }
    float a[CLASSES], b[CLASSES];
    for (int c = 0; c < classes; c++) {
      double U = P[c] + T[c] + 1e-6, D = (2 * I[c] + 1e-6) / U;
      loss += (1 - D) / (batch * classes);
      b[c] = D / U / (batch * classes);
      a[c] = -2 / U / (batch * classes);
    }
    for (size_t o = 0; o < voxels; o += BLOCK) {
      int n = o + BLOCK < voxels ? BLOCK : (int)(voxels - o);
      float mean[BLOCK];
      for (int k = 0; k < n; k++) mean[k] = 0;
      for (int c = 0; c < classes; c++)
        for (int k = 0; k < n; k++) mean[k] += gs[c * voxels + o + k] * (b[c] + (l[o + k] == c ? a[c] : 0));
      for (int c = 0; c < classes; c++)
        for (int k = 0; k < n; k++) gs[c * voxels + o + k] *= b[c] + (l[o + k] == c ? a[c] : 0) - mean[k];
    }
  }
  return loss;
}

__attribute__((noinline)) static uint64_t readAll(const uint64_t *a, size_t n) {
  uint64_t sum = 0;
  for (size_t k = 0; k < n; k++) sum ^= a[k];
  return sum;
}

int main(int count, char **v) {
  if (count < 4) return 2;
  int runs = atoi(v[2]);
  size_t n = strtoull(v[3], NULL, 10);
  volatile double sink = 0;
  if (!strcmp(v[1], "binary")) {
    float *p = malloc(n * 4), *t = malloc(n * 4), *g = malloc(n * 4);
    for (size_t k = 0; k < n; k++) p[k] = uniform(), t[k] = uniform() < 0.3f;
    memset(g, 0, n * 4);
    for (int r = 0; r < runs; r++) {
      double s = now();
      sink += binary(p, t, g, n);
      printf("%f\n", now() - s);
    }
  } else if (!strcmp(v[1], "softmax") && count == 6) {
    int batch = atoi(v[4]), classes = atoi(v[5]);
    size_t size = batch * classes * n;
    float *z = malloc(size * 4), *g = malloc(size * 4);
    uint8_t *l = malloc(batch * n);
    for (size_t k = 0; k < size; k++) z[k] = 6 * uniform() - 3;
    for (size_t k = 0; k < batch * n; k++) l[k] = classes * uniform();
    memset(g, 0, size * 4);
    for (int r = 0; r < runs; r++) {
      double s = now();
      sink += softmax(z, l, g, batch, classes, n);
      printf("%f\n", now() - s);
    }
  } else if (!strcmp(v[1], "read")) {
    uint64_t *a = malloc(n + 8), *b = malloc(n + 8);
    memset(a, 1, n), memset(b, 2, n);
    for (int r = 0; r < runs; r++) {
      double s = now();
      sink += (double)(readAll(a, n / 8) ^ readAll(b, n / 8));
      printf("%f\n", now() - s);
    }
  } else
    return 2;
  return 0;
}
