// Reads a network of 32-bit numbers and prints the least cost, the seconds of solving, those of the processor, and the peak
// memory in MB.
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

using Graph = lemon::SmartDigraph;

template <class Solver>
static int solve(Graph& graph, const std::vector<int32_t>& rows, const int32_t* header) {
  Graph::ArcMap<int64_t> room(graph), price(graph);
  Graph::NodeMap<int64_t> supply(graph, 0);
  for (int32_t i = 0; i < header[1]; i++) {
    Graph::Arc arc = graph.arcFromId(i);
    room[arc] = rows[4 * i + 2];
    price[arc] = rows[4 * i + 3];
  }
  supply[graph.nodeFromId(header[2])] = header[4];
  supply[graph.nodeFromId(header[3])] = -header[4];
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  double before = used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6;
  auto start = std::chrono::steady_clock::now();
  Solver solver(graph);
  solver.upperMap(room).costMap(price).supplyMap(supply);
  if (solver.run() != Solver::OPTIMAL) return 1;
  double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  getrusage(RUSAGE_SELF, &used);
  double processor = used.ru_utime.tv_sec + used.ru_utime.tv_usec / 1e6 - before;
  std::printf("%lld %.4f %.4f %ld\n", (long long)solver.totalCost(), seconds, processor, used.ru_maxrss / 1024);
  return 0;
}

int main(int, char** arguments) {
  std::FILE* file = std::fopen(arguments[1], "rb");
  int32_t header[5];
  if (!file || std::fread(header, 4, 5, file) != 5) return 2;
  std::vector<int32_t> rows(4 * (size_t)header[1]);
  if (std::fread(rows.data(), 4, rows.size(), file) != rows.size()) return 2;
  std::fclose(file);
  Graph graph;
  graph.reserveNode(header[0]);
  graph.reserveArc(header[1]);
  for (int32_t i = 0; i < header[0]; i++) graph.addNode();
  for (int32_t i = 0; i < header[1]; i++)
    graph.addArc(graph.nodeFromId(rows[4 * i]), graph.nodeFromId(rows[4 * i + 1]));
  return std::strcmp(arguments[2], "ns") == 0
             ? solve<lemon::NetworkSimplex<Graph, int64_t, int64_t>>(graph, rows, header)
             : solve<lemon::CostScaling<Graph, int64_t, int64_t>>(graph, rows, header);
}
