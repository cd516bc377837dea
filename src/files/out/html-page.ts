/** The look of the results page: light and dark as the system has it, and for paper. */
export const pageStyle = `
:root{--ink:#16202c;--soft:#516071;--line:#d5dce4;--paper:#fff;--band:#f3f6f9;--mark:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#a3b1c0;--line:#33404e;--paper:#11171e;--band:#1a222b;--mark:#7db8f5}}
*{box-sizing:border-box}
body{margin:0;padding:1.25rem;background:var(--paper);color:var(--ink);font:15px/1.4 system-ui,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans","Noto Sans SC",sans-serif}
h1{margin:0 0 .5rem;font-size:1.6rem}
h2{margin:1.75rem 0 .25rem;font-size:1.2rem}
dl{display:flex;flex-wrap:wrap;gap:.15rem 1.5rem;margin:0 0 .75rem;color:var(--soft);font-size:.9rem}
dl div{display:flex;gap:.4rem}
dd{margin:0;color:var(--ink)}
label{display:inline-flex;align-items:center;gap:.6rem;margin:0 1.5rem .75rem 0;color:var(--soft)}
[hidden]{display:none}
input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:.35rem .5rem;color:var(--ink)}
:focus-visible{outline:2px solid var(--mark);outline-offset:1px}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:start;white-space:nowrap}
th{position:sticky;top:0;background:var(--band);font-weight:600}
.place,.time,.own{text-align:end;font-variant-numeric:tabular-nums}
tbody tr:nth-child(even){background:var(--band)}
td.text{white-space:pre-wrap;min-width:2rem;max-width:24rem}
@media print{
@page{size:A4 landscape;margin:10mm}
:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--band:#fff}
body{padding:0;font-size:8pt}
label{display:none}
.wide{overflow:visible}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{padding:.1rem .3rem}
th{position:static}
}`;

/**
 * Finds by any part of a line in any script, without regard to case and accents, and by the beginning of a number; shows
 * one list in its order, with its places.
 */
export const pageScript = `
const plain=(text)=>text.normalize('NFKD').replace(/\\p{M}/gu,'').toLowerCase();
const find=document.getElementById('find');
const sections=[...document.querySelectorAll('section')].map((section)=>{
const body=section.querySelector('tbody');
const rows=[...body.rows].map((row)=>({row,
text:plain([...row.querySelectorAll('td.text')].map((cell)=>cell.textContent).join('\\n')),
bib:plain(row.querySelector('td.id').textContent),
lists:new Map(row.dataset.lists.split(' ').filter(Boolean).map((one)=>{const [list,position,place]=one.split(':');return [list,{position:+position,place}]}))}));
return {body,rows,choice:section.querySelector('select'),head:section.querySelector('th.own')};
});
function show(){
const wanted=plain(find.value.trim());
for(const {body,rows,choice,head} of sections){
const list=choice.value;
head.hidden=list==='';
let shown=rows.filter(({text,bib,lists})=>(list===''||lists.has(list))&&(wanted===''||bib.startsWith(wanted)||text.includes(wanted)));
if(list!=='')shown=shown.sort((one,other)=>one.lists.get(list).position-other.lists.get(list).position);
for(const {row,lists} of shown){const own=row.cells[0];own.hidden=list==='';own.textContent=lists.get(list)?.place??''}
body.replaceChildren(...shown.map(({row})=>row));
}
}
for(const label of document.querySelectorAll('label'))label.hidden=false;
for(const {choice} of sections)choice.addEventListener('change',show);
find.addEventListener('input',show);
show();
`;
