import { NewProduct } from "@features/catalog/new-product";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/catalog/new")({ component: NewProduct });
