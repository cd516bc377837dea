/** How the page of results looks: the reader's fonts, light or dark by the system, black on white on paper. */
export const style = `
:root{color-scheme:light dark;--ink:#15191f;--quiet:#5b6472;--line:#d9dee5;--ground:#fff;--band:#f4f6f9;--mark:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ink:#eef1f5;--quiet:#a3adba;--line:#333b46;--ground:#14181d;--band:#1b2027;--mark:#7db8f5}}
*{box-sizing:border-box}
body{margin:0;padding:24px;font:15px/1.4 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:var(--ink);background:var(--ground)}
h1{margin:0 0 16px;font-size:26px}h2{margin:24px 0 8px;font-size:19px}
dl{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 12px;font-size:13px}dl div{display:flex;gap:6px}dt{color:var(--quiet)}dd{margin:0}
.tools{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:0 0 12px}.tools[hidden]{display:none}
label{display:flex;flex-direction:column;gap:2px;font-size:13px;color:var(--quiet)}
input,select{height:40px;min-width:220px;max-width:100%;padding:0 10px;font:inherit;font-size:15px;color:var(--ink);background:var(--ground);border:1px solid var(--quiet);border-radius:6px}
input:focus-visible,select:focus-visible{outline:3px solid var(--mark);outline-offset:1px}
output{padding-bottom:9px;color:var(--quiet)}
.scroll{overflow:auto;max-height:80vh;border:1px solid var(--line);border-radius:6px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{position:sticky;top:0;background:var(--band);text-align:start;font-weight:600;font-size:13px;white-space:nowrap}
th,td{padding:6px 10px;border-bottom:1px solid var(--line);vertical-align:top}
td{white-space:nowrap;max-width:360px;overflow:hidden;text-overflow:ellipsis}.n{text-align:end}.w{font-weight:600;white-space:normal;overflow-wrap:anywhere;min-width:160px}
tr[hidden]{display:none}
@media print{:root{--ink:#000;--quiet:#333;--line:#999;--ground:#fff;--band:#fff}body{padding:0;font-size:9pt}.tools,.tools[hidden]{display:none}.scroll{overflow:visible;max-height:none;border:0}th{position:static}thead{display:table-header-group}tr{break-inside:avoid}th,td{padding:2px 5px}td{white-space:normal}}
`
  .trim()
  .replace(/\n/g, '');

/**
 * What the page does where it may: finds in all cells, whatever the case and the accents, and shows one list in its order. A
 * bib is found by its beginning, a word of letters anywhere.
 */
export const script = `
'use strict';
const plain=t=>t.normalize('NFKD').replace(/\\p{M}/gu,'').toLowerCase();
for(const section of document.querySelectorAll('section')){
const form=section.querySelector('form'),search=form.querySelector('input'),choice=form.querySelector('select'),told=form.querySelector('output'),body=section.querySelector('tbody');
const rows=[...body.rows].map(row=>({row,text:null,lists:new Map(row.dataset.l.split(' ').filter(Boolean).map(one=>one.split(':')))}));
let shownList=null;
const show=()=>{
const words=plain(search.value).split(/\\s+/).filter(Boolean),list=choice.value;
if(list!==shownList){
const order=list===''?rows:[...rows].sort((a,b)=>(+a.lists.get(list)||Infinity)-(+b.lists.get(list)||Infinity)||0);
body.append(...order.map(one=>one.row));shownList=list;
}
let count=0;
for(const one of rows){
if(words.length>0&&one.text===null)one.text=plain(one.row.textContent.replace(/\\s+/g,' ')+' '+[...one.row.cells].map(cell=>cell.textContent).join(' '));
const fits=(list===''||one.lists.has(list))&&words.every(word=>one.text.includes(word));
one.row.hidden=!fits;if(fits)count+=1;
}
told.textContent=count;
};
form.hidden=false;form.addEventListener('submit',event=>event.preventDefault());
search.addEventListener('input',show);choice.addEventListener('change',show);show();
}
`.trim();
