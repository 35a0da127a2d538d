"""How good the product's judgement is, on labeled material: `make evals DATA=folder`.

One module for each eval: `webhooks`, `signatures`, `payments`, `intents`, `lookup`, `moderation`,
`injection`, `catalogs`, `dialogues`, `service`. Each of them offers

- `predict(path: Path) -> Iterator[dict[str, object]]`: one prediction for each case, in any order,
  from calls to the product's own code; nothing in it is made for the eval. `path` is the eval's
  own folder or file in the data folder (`PATHS` in `evals/table.py`), or a file of its shape.
- `main(path: Path) -> None`: prints them as JSON lines, and nothing else, to standard output:

      def main(path: Path) -> None:
          for prediction in predict(path):
              print(json.dumps(prediction, ensure_ascii=False))

      if __name__ == "__main__":
          main(Path(sys.argv[1]))

  so that `python -m evals.<name> PATH` writes what a scorer reads. Remarks go to standard error.
- and, where the material's own scorer does not score it,
  `measure(path: Path) -> Iterator[Figure]`: figures with their goals (`evals/figures.py`).

What cannot run says so by raising `evals.figures.Skipped` with the reason. A database, where one
is needed, is a `tests.stack` of its own. The material is not part of the project; without it an
eval is skipped. Tests in `tests/evals` try each on a few cases that the project wrote.
"""
