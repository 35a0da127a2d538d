import { useReader, useSay } from "@app/look";
import { Row, Rows } from "@features/businesses/rows";
import { listImportsOptions } from "@handsel/shared/api";
import { formatDateTime } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "@ui/badge";
import { FileSpreadsheet } from "lucide-react";
import { lookOf } from "./states";

/** The latest files, with what became of them. */
export function ImportHistory() {
  const say = useSay();
  const reader = useReader();
  const found = useQuery(listImportsOptions()).data?.items ?? [];
  if (found.length === 0) return null;
  return (
    <section className="grid gap-3">
      <h2 className="font-semibold">{say("import.history")}</h2>
      <Rows label={say("import.history")}>
        {found.map((one) => {
          const look = lookOf(one.state);
          return (
            <Row
              key={one.id}
              mark={<FileSpreadsheet aria-hidden className="size-5 text-soft" />}
              title={
                <Link
                  to="/catalog/import"
                  search={{ file: one.id }}
                  className="underline-offset-4 hover:underline"
                >
                  {one.filename}
                </Link>
              }
              badges={look && <Badge tone={look[1]}>{say(look[0])}</Badge>}
            >
              <span className="figures">{formatDateTime(one.created_at, reader)}</span>
            </Row>
          );
        })}
      </Rows>
    </section>
  );
}
