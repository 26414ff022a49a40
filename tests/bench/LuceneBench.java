// Lucene, to measure Chancery against. scripts/bench compiles it where Lucene is installed.
//
//   LuceneBench build TABLE INDEX THREADS
//   LuceneBench ask INDEX QUESTIONS ROUNDS
//
// TABLE has a report a line: id, date, source, title, text, leaders, countries, organisations, with
// tabs between. QUESTIONS has a question a line: label, kind (all, any, phrase, none), words, first and
// last day, country. Each answer is the ten best reports with a snippet, and the counts of all facets.

import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharArraySet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.NumericRangeQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.postingshighlight.PostingsHighlighter;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

public class LuceneBench {
  static final String[] FACETS = {"leader", "country", "organisation"};
  static final int FIRST_FACET = 5;
  static final int WARMING_ROUNDS = 20;  // of all questions, so that the compiler of the JVM has seen them

  static Analyzer analyzer() {
    return new EnglishAnalyzer(CharArraySet.EMPTY_SET);
  }

  static FacetsConfig facetsConfig() {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) config.setMultiValued(facet, true);
    return config;
  }

  static FieldType highlighted() {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    return type;
  }

  static int dayNumber(String day) {
    return day.isEmpty() ? 0 : Integer.parseInt(day.replace("-", ""));
  }

  static Document documentOf(String[] report, FieldType highlighted) {
    Document document = new Document();
    document.add(new StringField("id", report[0], Field.Store.YES));
    document.add(new IntField("date", dayNumber(report[1]), Field.Store.YES));
    document.add(new StringField("source", report[2], Field.Store.YES));
    document.add(new TextField("title", report[3], Field.Store.YES));
    document.add(new Field("text", report[3] + "\n" + report[4], highlighted));
    for (int facet = 0; facet < FACETS.length; ++facet) {
      for (String value : report[FIRST_FACET + facet].split(";")) {
        if (value.isEmpty()) continue;
        document.add(new SortedSetDocValuesFacetField(FACETS[facet], value));
        document.add(new StringField(FACETS[facet] + "-filter", value, Field.Store.NO));
      }
    }
    return document;
  }

  static void addAll(BufferedReader table, IndexWriter writer) throws Exception {
    FacetsConfig config = facetsConfig();
    FieldType highlighted = highlighted();
    for (;;) {
      String line;
      synchronized (table) {
        line = table.readLine();
      }
      if (line == null) return;
      writer.addDocument(config.build(documentOf(line.split("\t", -1), highlighted)));
    }
  }

  static void build(String table, String index, int count) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(Version.LATEST, analyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    Thread[] threads = new Thread[count];
    Throwable[] fault = new Throwable[1];
    try (Directory directory = FSDirectory.open(new File(index));
        IndexWriter writer = new IndexWriter(directory, config);
        BufferedReader lines = Files.newBufferedReader(Paths.get(table), StandardCharsets.UTF_8)) {
      for (int i = 0; i < count; ++i) {
        threads[i] = new Thread(() -> {
          try {
            addAll(lines, writer);
          } catch (Throwable error) {
            fault[0] = error;
          }
        });
        threads[i].start();
      }
      for (Thread thread : threads) thread.join();
      if (fault[0] != null) throw new Exception(fault[0]);
      writer.commit();
    }
  }

  static String stemmed(Analyzer analyzer, String word) throws Exception {
    try (TokenStream tokens = analyzer.tokenStream("text", word)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      tokens.incrementToken();
      return term.toString();
    }
  }

  static Query wordsOf(String kind, String[] words, Analyzer analyzer) throws Exception {
    if (kind.equals("phrase")) {
      PhraseQuery phrase = new PhraseQuery();
      for (String word : words) phrase.add(new Term("text", stemmed(analyzer, word)));
      return phrase;
    }
    BooleanQuery query = new BooleanQuery();
    for (String word : words) {
      TermQuery term = new TermQuery(new Term("text", stemmed(analyzer, word)));
      query.add(term, kind.equals("any") ? Occur.SHOULD : Occur.MUST);
    }
    return query;
  }

  static Query queryOf(String[] question, Analyzer analyzer) throws Exception {
    BooleanQuery query = new BooleanQuery();
    if (question[2].isEmpty()) {
      query.add(new MatchAllDocsQuery(), Occur.MUST);
    } else {
      query.add(wordsOf(question[1], question[2].split(" "), analyzer), Occur.MUST);
    }
    if (!question[3].isEmpty()) {
      int first = dayNumber(question[3]), last = dayNumber(question[4]);
      query.add(
          new ConstantScoreQuery(NumericRangeQuery.newIntRange("date", first, last, true, true)),
          Occur.MUST);
    }
    if (!question[5].isEmpty()) {
      query.add(new ConstantScoreQuery(new TermQuery(new Term("country-filter", question[5]))),
          Occur.MUST);
    }
    return query;
  }

  static class Asker {
    final IndexSearcher searcher;
    final SortedSetDocValuesReaderState state;
    final PostingsHighlighter highlighter = new PostingsHighlighter(1 << 20);

    Asker(IndexReader reader) throws Exception {
      searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity());
      state = new DefaultSortedSetDocValuesReaderState(reader);
    }

    int answer(Query query) throws Exception {
      FacetsCollector collector = new FacetsCollector();
      TopDocs top = FacetsCollector.search(searcher, query, 10, collector);
      Facets facets = new SortedSetDocValuesFacetCounts(state, collector);
      for (String facet : FACETS) facets.getTopChildren(10, facet);
      highlighter.highlight("text", query, searcher, top, 2);
      return top.totalHits;
    }
  }

  static String json(String label, int matches, double first, double[] times) {
    Arrays.sort(times);
    double median = times[times.length / 2];
    double late = times[Math.min(times.length - 1, times.length * 95 / 100)];
    String escaped = label.replace("\\", "\\\\").replace("\"", "\\\"");
    return String.format(Locale.ROOT,
        "{\"question\": \"%s\", \"matches\": %d, \"first_ms\": %.3f, \"median_ms\": %.3f, "
            + "\"p95_ms\": %.3f}", escaped, matches, first, median, late);
  }

  static double milliseconds(Asker asker, Query query) throws Exception {
    long start = System.nanoTime();
    asker.answer(query);
    return (System.nanoTime() - start) / 1e6;
  }

  static void ask(String index, String questions, int rounds) throws Exception {
    Analyzer analyzer = analyzer();
    try (Directory directory = FSDirectory.open(new File(index));
        IndexReader reader = DirectoryReader.open(directory)) {
      Asker asker = new Asker(reader);
      List<String> lines = Files.readAllLines(Paths.get(questions), StandardCharsets.UTF_8);
      Query[] queries = new Query[lines.size()];
      double[] first = new double[lines.size()];
      for (int i = 0; i < queries.length; ++i) {
        queries[i] = queryOf(lines.get(i).split("\t", -1), analyzer);
        first[i] = milliseconds(asker, queries[i]);
        for (int round = 1; round < WARMING_ROUNDS; ++round) asker.answer(queries[i]);
      }
      for (int i = 0; i < queries.length; ++i) {
        double[] times = new double[rounds];
        for (int round = 0; round < rounds; ++round) times[round] = milliseconds(asker, queries[i]);
        String label = lines.get(i).split("\t", -1)[0];
        System.out.println(json(label, asker.answer(queries[i]), first[i], times));
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 4 && arguments[0].equals("build")) {
      build(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
    } else if (arguments.length == 4 && arguments[0].equals("ask")) {
      ask(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
    } else {
      System.err.println("usage: LuceneBench build TABLE INDEX THREADS | ask INDEX QUESTIONS ROUNDS");
      System.exit(2);
    }
  }
}
